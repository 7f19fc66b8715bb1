-- Functions that Redshift has and PostgreSQL has not, or has differently: names stepping aside, dates and times.
-- Each comment names the page of the Amazon Redshift Database Developer Guide.
-- Can be run again on the same database. No body holds a backslash: sessions read plain literals in two ways.
SET allow_system_table_mods = on;
SET search_path = pg_catalog;

-- Same name and arguments, another meaning: PostgreSQL's own are kept under postgresql_... for those below.
DO $$
DECLARE
    own text;
    aside text;
BEGIN
    FOREACH own IN ARRAY ARRAY[
        'avg(smallint)', 'avg(integer)', 'avg(bigint)',
        'regexp_replace(text,text,text)', 'regexp_replace(text,text,text,integer)',
        'regexp_substr(text,text)', 'regexp_substr(text,text,integer)', 'regexp_substr(text,text,integer,integer)',
        'regexp_substr(text,text,integer,integer,text)',
        'regexp_count(text,text,integer)', 'regexp_count(text,text,integer,text)',
        'regexp_instr(text,text,integer)', 'regexp_instr(text,text,integer,integer)',
        'regexp_instr(text,text,integer,integer,integer)', 'regexp_instr(text,text,integer,integer,integer,text)']
    LOOP
        aside := 'pg_catalog.postgresql_' || own;
        IF to_regprocedure(aside) IS NULL THEN
            EXECUTE 'ALTER ROUTINE pg_catalog.' || own || ' RENAME TO postgresql_' || split_part(own, '(', 1);
        END IF;
    END LOOP;
END
$$;

-- "Date parts for date or timestamp functions". The server in front has replaced unquoted ones already.
CREATE OR REPLACE FUNCTION redshift_datepart(text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS
$$
BEGIN
    RETURN CASE
        WHEN lower($1) IN ('year', 'years', 'y', 'yr', 'yrs') THEN 'year'
        WHEN lower($1) IN ('quarter', 'quarters', 'qtr', 'qtrs') THEN 'quarter'
        WHEN lower($1) IN ('month', 'months', 'mon', 'mons') THEN 'month'
        WHEN lower($1) IN ('week', 'weeks', 'w') THEN 'week'
        WHEN lower($1) IN ('day', 'days', 'd') THEN 'day'
        WHEN lower($1) IN ('hour', 'hours', 'h', 'hr', 'hrs') THEN 'hour'
        WHEN lower($1) IN ('minute', 'minutes', 'm', 'min', 'mins') THEN 'minute'
        WHEN lower($1) IN ('second', 'seconds', 's', 'sec', 'secs') THEN 'second'
        WHEN lower($1) IN ('millisecond', 'milliseconds', 'ms', 'msec', 'msecs', 'msecond', 'mseconds', 'millisec',
                           'millisecs', 'millisecon') THEN 'millisecond'
        WHEN lower($1) IN ('microsecond', 'microseconds', 'microsec', 'microsecs', 'usecond', 'useconds', 'us', 'usec',
                           'usecs') THEN 'microsecond'
        WHEN lower($1) IN ('millennium', 'millennia', 'mil', 'mils') THEN 'millennium'
        WHEN lower($1) IN ('century', 'centuries', 'c', 'cent', 'cents') THEN 'century'
        WHEN lower($1) IN ('decade', 'decades', 'dec', 'decs') THEN 'decade'
        WHEN lower($1) IN ('dayofweek', 'dow', 'dw', 'weekday') THEN 'dow'
        WHEN lower($1) IN ('dayofyear', 'doy', 'dy', 'yearday') THEN 'doy'
        WHEN lower($1) IN ('epoch', 'timezone', 'timezone_hour', 'timezone_minute') THEN lower($1)
    END;
END
$$;

CREATE OR REPLACE FUNCTION redshift_no_datepart(text, text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS
$$
BEGIN
    RAISE EXCEPTION 'date part "%" is not supported by %', $1, $2 USING ERRCODE = '22023';
END
$$;

-- "DATEADD function": its column is called date_add.
CREATE OR REPLACE FUNCTION redshift_interval(part text, amount bigint) RETURNS interval
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS
$$
BEGIN
    CASE redshift_datepart(part)
        WHEN 'year' THEN RETURN amount * interval '1 year';
        WHEN 'quarter' THEN RETURN amount * interval '3 months';
        WHEN 'month' THEN RETURN amount * interval '1 month';
        WHEN 'week' THEN RETURN amount * interval '7 days';
        WHEN 'day' THEN RETURN amount * interval '1 day';
        WHEN 'hour' THEN RETURN amount * interval '1 hour';
        WHEN 'minute' THEN RETURN amount * interval '1 minute';
        WHEN 'second' THEN RETURN amount * interval '1 second';
        WHEN 'millisecond' THEN RETURN amount * interval '1 millisecond';
        WHEN 'microsecond' THEN RETURN amount * interval '1 microsecond';
        WHEN 'decade' THEN RETURN amount * interval '10 years';
        WHEN 'century' THEN RETURN amount * interval '100 years';
        WHEN 'millennium' THEN RETURN amount * interval '1000 years';
        ELSE RETURN redshift_no_datepart(part, 'DATEADD')::interval;
    END CASE;
END
$$;

CREATE OR REPLACE FUNCTION date_add(text, bigint, timestamp) RETURNS timestamp LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT $3 + redshift_interval($1, $2) $$;
CREATE OR REPLACE FUNCTION date_add(text, bigint, date) RETURNS timestamp LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT $3 + redshift_interval($1, $2) $$;
CREATE OR REPLACE FUNCTION date_add(text, bigint, text) RETURNS timestamp LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT $3::timestamp + redshift_interval($1, $2) $$;
CREATE OR REPLACE FUNCTION date_add(text, bigint, timestamptz) RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT $3 + redshift_interval($1, $2) $$;
CREATE OR REPLACE FUNCTION date_add(text, bigint, time) RETURNS time LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT $3 + redshift_interval($1, $2) $$;
CREATE OR REPLACE FUNCTION date_add(text, bigint, timetz) RETURNS timetz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT $3 + redshift_interval($1, $2) $$;

-- "DATEDIFF function": the boundaries between the two; its column is called date_diff.
CREATE OR REPLACE FUNCTION date_diff(part text, earlier timestamp, later timestamp) RETURNS bigint
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS
$$
DECLARE
    unit text := redshift_datepart(part);
    months bigint;
BEGIN
    IF unit IN ('year', 'quarter', 'month') THEN
        months := 12 * (extract(year FROM later) - extract(year FROM earlier));
        RETURN CASE unit
            WHEN 'year' THEN months / 12
            WHEN 'quarter' THEN months / 3 + (extract(quarter FROM later) - extract(quarter FROM earlier))
            ELSE months + (extract(month FROM later) - extract(month FROM earlier)) END;
    ELSIF unit = 'day' THEN
        RETURN later::date - earlier::date;
    ELSIF unit = 'week' THEN
        RETURN (date_trunc('week', later)::date - date_trunc('week', earlier)::date) / 7;
    ELSIF unit IN ('decade', 'century', 'millennium') THEN
        RETURN date_part(unit, later) - date_part(unit, earlier);
    ELSIF unit IN ('hour', 'minute', 'second', 'millisecond', 'microsecond') THEN
        RETURN extract(epoch FROM date_trunc(unit, later) - date_trunc(unit, earlier)) * 1000000
             / CASE unit WHEN 'hour' THEN 3600000000 WHEN 'minute' THEN 60000000 WHEN 'second' THEN 1000000
                         WHEN 'millisecond' THEN 1000 ELSE 1 END;
    END IF;
    RETURN redshift_no_datepart(part, 'DATEDIFF')::bigint;
END
$$;

CREATE OR REPLACE FUNCTION date_diff(text, date, date) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT date_diff($1, $2::timestamp, $3::timestamp) $$;
CREATE OR REPLACE FUNCTION date_diff(text, text, text) RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT date_diff($1, $2::timestamp, $3::timestamp) $$;
CREATE OR REPLACE FUNCTION date_diff(text, timestamptz, timestamptz) RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT date_diff($1, $2::timestamp, $3::timestamp) $$;
CREATE OR REPLACE FUNCTION date_diff(text, time, time) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT date_diff($1, date '2000-01-01' + $2, date '2000-01-01' + $3) $$;
CREATE OR REPLACE FUNCTION date_diff(text, timetz, timetz) RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT date_diff($1, ($2 AT TIME ZONE 'UTC')::time, ($3 AT TIME ZONE 'UTC')::time) $$;

-- "DATE_PART function": seconds with their fraction, whatever part of them is asked for; its column is called pgdate_part.
CREATE OR REPLACE FUNCTION redshift_part(part text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT CASE redshift_datepart($1) WHEN 'millisecond' THEN 'second' WHEN 'microsecond' THEN 'second'
          ELSE coalesce(redshift_datepart($1), redshift_no_datepart($1, 'DATE_PART')) END $$;

CREATE OR REPLACE FUNCTION pgdate_part(text, timestamp) RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT date_part(redshift_part($1), $2) + CASE WHEN redshift_part($1) = 'decade' THEN 1 ELSE 0 END $$;
CREATE OR REPLACE FUNCTION pgdate_part(text, timestamptz) RETURNS double precision
LANGUAGE sql STABLE STRICT PARALLEL SAFE AS
$$ SELECT date_part(redshift_part($1), $2) + CASE WHEN redshift_part($1) = 'decade' THEN 1 ELSE 0 END $$;
CREATE OR REPLACE FUNCTION pgdate_part(text, date) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT pgdate_part($1, $2::timestamp) $$;
CREATE OR REPLACE FUNCTION pgdate_part(text, text) RETURNS double precision LANGUAGE sql STABLE STRICT PARALLEL SAFE AS
$$ SELECT pgdate_part($1, $2::timestamp) $$;
CREATE OR REPLACE FUNCTION pgdate_part(text, time) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT date_part(redshift_part($1), $2) $$;
CREATE OR REPLACE FUNCTION pgdate_part(text, timetz) RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT date_part(redshift_part($1), $2) $$;
CREATE OR REPLACE FUNCTION pgdate_part(text, interval) RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT date_part(redshift_part($1), $2) $$;

-- "EXTRACT function": that part alone, as a whole number; its column is called date_part. The server in front adds the
-- third argument, which tells it from PostgreSQL's date_part.
CREATE OR REPLACE FUNCTION redshift_extract(part text, value numeric) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT (CASE redshift_datepart($1) WHEN 'millisecond' THEN mod(trunc($2 / 1000), 1000)
           WHEN 'microsecond' THEN mod($2, 1000000) WHEN 'decade' THEN $2 + 1 ELSE trunc($2) END)::bigint $$;

CREATE OR REPLACE FUNCTION redshift_unit(part text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT CASE redshift_datepart($1) WHEN 'millisecond' THEN 'microsecond'
          ELSE coalesce(redshift_datepart($1), redshift_no_datepart($1, 'EXTRACT')) END $$;

CREATE OR REPLACE FUNCTION date_part(text, timestamp, boolean) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT redshift_extract($1, "extract"(redshift_unit($1), $2)) $$;
CREATE OR REPLACE FUNCTION date_part(text, date, boolean) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT redshift_extract($1, "extract"(redshift_unit($1), $2::timestamp)) $$;
CREATE OR REPLACE FUNCTION date_part(text, text, boolean) RETURNS bigint LANGUAGE sql STABLE STRICT PARALLEL SAFE AS
$$ SELECT redshift_extract($1, "extract"(redshift_unit($1), $2::timestamp)) $$;
CREATE OR REPLACE FUNCTION date_part(text, timestamptz, boolean) RETURNS double precision
LANGUAGE sql STABLE STRICT PARALLEL SAFE AS
$$ SELECT redshift_extract($1, "extract"(redshift_unit($1), $2))::double precision $$;
CREATE OR REPLACE FUNCTION date_part(text, time, boolean) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT redshift_extract($1, "extract"(redshift_unit($1), $2)) $$;
CREATE OR REPLACE FUNCTION date_part(text, timetz, boolean) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT redshift_extract($1, "extract"(redshift_unit($1), $2)) $$;
CREATE OR REPLACE FUNCTION date_part(text, interval, boolean) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT redshift_extract($1, "extract"(redshift_unit($1), $2)) $$;

CREATE OR REPLACE FUNCTION date_part_year(date) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT extract(year FROM $1)::integer $$;

-- "DATE_TRUNC function", "TRUNC function".
CREATE OR REPLACE FUNCTION date_trunc(text, date) RETURNS timestamp LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT date_trunc($1, $2::timestamp) $$;
CREATE OR REPLACE FUNCTION date_trunc(text, text) RETURNS timestamp LANGUAGE sql STABLE STRICT PARALLEL SAFE AS
$$ SELECT date_trunc($1, $2::timestamp) $$;
CREATE OR REPLACE FUNCTION trunc(timestamp) RETURNS date LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT $1::date $$;
CREATE OR REPLACE FUNCTION trunc(timestamptz) RETURNS date LANGUAGE sql STABLE STRICT PARALLEL SAFE AS
$$ SELECT $1::date $$;

-- "LAST_DAY function", "ADD_MONTHS function", "MONTHS_BETWEEN function", "NEXT_DAY function".
CREATE OR REPLACE FUNCTION last_day(timestamp) RETURNS date LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT (date_trunc('month', $1) + interval '1 month' - interval '1 day')::date $$;
CREATE OR REPLACE FUNCTION last_day(timestamptz) RETURNS date LANGUAGE sql STABLE STRICT PARALLEL SAFE AS
$$ SELECT last_day($1::timestamp) $$;
CREATE OR REPLACE FUNCTION last_day(date) RETURNS date LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT last_day($1::timestamp) $$;
CREATE OR REPLACE FUNCTION last_day(text) RETURNS date LANGUAGE sql STABLE STRICT PARALLEL SAFE AS
$$ SELECT last_day($1::timestamp) $$;

CREATE OR REPLACE FUNCTION add_months(timestamp, integer) RETURNS timestamp LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT CASE WHEN last_day($1) = $1::date THEN last_day($1 + $2 * interval '1 month') + $1::time
               ELSE $1 + $2 * interval '1 month' END $$;
CREATE OR REPLACE FUNCTION add_months(timestamptz, integer) RETURNS timestamp LANGUAGE sql STABLE STRICT PARALLEL SAFE AS
$$ SELECT add_months($1::timestamp, $2) $$;
CREATE OR REPLACE FUNCTION add_months(date, integer) RETURNS timestamp LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT add_months($1::timestamp, $2) $$;
CREATE OR REPLACE FUNCTION add_months(text, integer) RETURNS timestamp LANGUAGE sql STABLE STRICT PARALLEL SAFE AS
$$ SELECT add_months($1::timestamp, $2) $$;

CREATE OR REPLACE FUNCTION months_between(a timestamp, b timestamp) RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT 12 * (extract(year FROM a) - extract(year FROM b)) + extract(month FROM a) - extract(month FROM b)
        + CASE WHEN extract(day FROM a) = extract(day FROM b) OR (last_day(a) = a::date AND last_day(b) = b::date) THEN 0
               ELSE (extract(day FROM a) - extract(day FROM b)
                     + (extract(epoch FROM a::time) - extract(epoch FROM b::time)) / 86400) / 31 END $$;
CREATE OR REPLACE FUNCTION months_between(date, date) RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT months_between($1::timestamp, $2::timestamp) $$;
CREATE OR REPLACE FUNCTION months_between(text, text) RETURNS double precision LANGUAGE sql STABLE STRICT PARALLEL SAFE AS
$$ SELECT months_between($1::timestamp, $2::timestamp) $$;
CREATE OR REPLACE FUNCTION months_between(timestamptz, timestamptz) RETURNS double precision
LANGUAGE sql STABLE STRICT PARALLEL SAFE AS
$$ SELECT months_between($1::timestamp, $2::timestamp) $$;

CREATE OR REPLACE FUNCTION next_day(given date, day text) RETURNS date
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS
$$
DECLARE
    wanted integer := CASE
        WHEN lower(day) IN ('su', 'sun', 'sunday') THEN 0
        WHEN lower(day) IN ('m', 'mo', 'mon', 'monday') THEN 1
        WHEN lower(day) IN ('tu', 'tue', 'tues', 'tuesday') THEN 2
        WHEN lower(day) IN ('w', 'we', 'wed', 'wednesday') THEN 3
        WHEN lower(day) IN ('th', 'thu', 'thurs', 'thursday') THEN 4
        WHEN lower(day) IN ('f', 'fr', 'fri', 'friday') THEN 5
        WHEN lower(day) IN ('sa', 'sat', 'saturday') THEN 6 END;
BEGIN
    IF wanted IS NULL THEN
        RAISE EXCEPTION 'invalid day of the week "%"', day USING ERRCODE = '22023';
    END IF;
    RETURN given + 1 + (wanted - extract(dow FROM given)::integer + 6) % 7;
END
$$;
CREATE OR REPLACE FUNCTION next_day(timestamp, text) RETURNS date LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT next_day($1::date, $2) $$;
CREATE OR REPLACE FUNCTION next_day(timestamptz, text) RETURNS date LANGUAGE sql STABLE STRICT PARALLEL SAFE AS
$$ SELECT next_day($1::date, $2) $$;
CREATE OR REPLACE FUNCTION next_day(text, text) RETURNS date LANGUAGE sql STABLE STRICT PARALLEL SAFE AS
$$ SELECT next_day($1::date, $2) $$;

-- "CONVERT_TIMEZONE function".
CREATE OR REPLACE FUNCTION convert_timezone(text, text, timestamp) RETURNS timestamp
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT ($3 AT TIME ZONE $1) AT TIME ZONE $2 $$;
CREATE OR REPLACE FUNCTION convert_timezone(text, text, text) RETURNS timestamp LANGUAGE sql STABLE STRICT PARALLEL SAFE AS
$$ SELECT ($3::timestamp AT TIME ZONE $1) AT TIME ZONE $2 $$;
CREATE OR REPLACE FUNCTION convert_timezone(text, text, timestamptz) RETURNS timestamp
LANGUAGE sql STABLE STRICT PARALLEL SAFE AS
$$ SELECT ($3::timestamp AT TIME ZONE $1) AT TIME ZONE $2 $$;
CREATE OR REPLACE FUNCTION convert_timezone(text, timestamp) RETURNS timestamp LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT ($2 AT TIME ZONE 'UTC') AT TIME ZONE $1 $$;
CREATE OR REPLACE FUNCTION convert_timezone(text, text) RETURNS timestamp LANGUAGE sql STABLE STRICT PARALLEL SAFE AS
$$ SELECT ($2::timestamp AT TIME ZONE 'UTC') AT TIME ZONE $1 $$;
CREATE OR REPLACE FUNCTION convert_timezone(text, timestamptz) RETURNS timestamp LANGUAGE sql STABLE STRICT PARALLEL SAFE AS
$$ SELECT $2 AT TIME ZONE $1 $$;

-- "TO_DATE function" with the argument that says whether dates out of range are refused; here they always are.
CREATE OR REPLACE FUNCTION to_date(text, text, boolean) RETURNS date LANGUAGE sql STABLE STRICT PARALLEL SAFE AS
$$ SELECT to_date($1, $2) $$;

RESET search_path;
RESET allow_system_table_mods;
