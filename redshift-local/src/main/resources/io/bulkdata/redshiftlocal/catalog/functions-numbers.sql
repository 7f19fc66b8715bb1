-- Functions that Redshift has and PostgreSQL has not, or has differently: numbers, aggregates, windows, casts, the session.
-- Can be run again on the same database, after functions.sql. No body holds a backslash: sessions read plain literals in
-- two ways.
SET allow_system_table_mods = on;
SET search_path = pg_catalog;

-- "Math functions".
CREATE OR REPLACE FUNCTION dexp(double precision) RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT exp($1) $$;
CREATE OR REPLACE FUNCTION dlog1(double precision) RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT ln($1) $$;
CREATE OR REPLACE FUNCTION dlog10(double precision) RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT log($1) $$;
CREATE OR REPLACE FUNCTION round(double precision, integer) RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT CASE WHEN $1 - $1 = 0 THEN round($1::numeric, $2)::double precision ELSE $1 END $$;
CREATE OR REPLACE FUNCTION trunc(double precision, integer) RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT CASE WHEN $1 - $1 = 0 THEN trunc($1::numeric, $2)::double precision ELSE $1 END $$;
CREATE OR REPLACE FUNCTION round(bigint, integer) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT round($1::numeric, $2)::bigint $$;
CREATE OR REPLACE FUNCTION trunc(bigint, integer) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT trunc($1::numeric, $2)::bigint $$;
CREATE OR REPLACE FUNCTION round(integer) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT $1 $$;
CREATE OR REPLACE FUNCTION round(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT round($1::numeric, $2)::integer $$;
CREATE OR REPLACE FUNCTION trunc(integer) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT $1 $$;
CREATE OR REPLACE FUNCTION trunc(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT trunc($1::numeric, $2)::integer $$;
CREATE OR REPLACE FUNCTION round(bigint) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT $1 $$;
CREATE OR REPLACE FUNCTION trunc(bigint) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT $1 $$;

-- "AVG function": of whole numbers it is a whole number.
CREATE OR REPLACE FUNCTION redshift_avg(bigint[]) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT $1[2] / nullif($1[1], 0) $$;
CREATE OR REPLACE FUNCTION redshift_avg_step(numeric[], bigint) RETURNS numeric[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS
$$
BEGIN
    $1[1] := $1[1] + 1;
    $1[2] := $1[2] + $2;
    RETURN $1;
END
$$;
CREATE OR REPLACE FUNCTION redshift_avg(numeric[]) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT div($1[2], nullif($1[1], 0))::bigint $$;
CREATE OR REPLACE AGGREGATE avg(smallint)
    (SFUNC = int2_avg_accum, STYPE = bigint[], FINALFUNC = redshift_avg, INITCOND = '{0,0}');
CREATE OR REPLACE AGGREGATE avg(integer)
    (SFUNC = int4_avg_accum, STYPE = bigint[], FINALFUNC = redshift_avg, INITCOND = '{0,0}');
CREATE OR REPLACE AGGREGATE avg(bigint)
    (SFUNC = redshift_avg_step, STYPE = numeric[], FINALFUNC = redshift_avg, INITCOND = '{0,0}');

-- "LISTAGG function": NULL and empty text are left out, 65,535 bytes at most.
CREATE OR REPLACE FUNCTION redshift_listagg(list text, item text, delimiter text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS
$$
BEGIN
    IF item IS NULL OR item = '' THEN
        RETURN list;
    ELSIF list IS NULL THEN
        RETURN item;
    ELSIF octet_length(list) + octet_length(item) > 65535 THEN
        RAISE EXCEPTION 'Result size exceeds LISTAGG limit' USING ERRCODE = 'XX000',
            DETAIL = 'LISTAGG limit: 65535';
    END IF;
    RETURN list || coalesce(delimiter, '') || item;
END
$$;
CREATE OR REPLACE FUNCTION redshift_listagg(text, anynonarray, text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT redshift_listagg($1, $2::text, $3) $$;
CREATE OR REPLACE FUNCTION redshift_listagg(text, anynonarray) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT redshift_listagg($1, $2::text, '') $$;
CREATE OR REPLACE FUNCTION redshift_listagg(text, text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT redshift_listagg($1, $2, '') $$;
CREATE OR REPLACE AGGREGATE listagg(text) (SFUNC = redshift_listagg, STYPE = text);
CREATE OR REPLACE AGGREGATE listagg(text, text) (SFUNC = redshift_listagg, STYPE = text);
CREATE OR REPLACE AGGREGATE listagg(anynonarray) (SFUNC = redshift_listagg, STYPE = text);
CREATE OR REPLACE AGGREGATE listagg(anynonarray, text) (SFUNC = redshift_listagg, STYPE = text);

-- "MEDIAN function", "PERCENTILE_CONT window function": of dates and times the same type, of numbers a double.
CREATE OR REPLACE FUNCTION redshift_collect(double precision[], double precision) RETURNS double precision[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE WHEN $2 IS NULL THEN $1 ELSE array_append($1, $2) END $$;
CREATE OR REPLACE FUNCTION redshift_collect(double precision[], double precision, double precision)
RETURNS double precision[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE WHEN $3 IS NULL THEN $1 ELSE array_append($1, $3) END $$;
CREATE OR REPLACE FUNCTION redshift_collect(timestamp[], timestamp) RETURNS timestamp[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE WHEN $2 IS NULL THEN $1 ELSE array_append($1, $2) END $$;
CREATE OR REPLACE FUNCTION redshift_collect(date[], date) RETURNS date[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE WHEN $2 IS NULL THEN $1 ELSE array_append($1, $2) END $$;
CREATE OR REPLACE FUNCTION redshift_median(double precision[]) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY v) FROM unnest($1) v $$;
CREATE OR REPLACE FUNCTION redshift_median(timestamp[]) RETURNS timestamp LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT timestamp '2000-01-01' + percentile_cont(0.5) WITHIN GROUP (ORDER BY v - timestamp '2000-01-01')
     FROM unnest($1) v $$;
CREATE OR REPLACE FUNCTION redshift_median(date[]) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT date '2000-01-01' + floor(percentile_cont(0.5) WITHIN GROUP (ORDER BY v - date '2000-01-01'))::integer
     FROM unnest($1) v $$;
CREATE OR REPLACE FUNCTION redshift_percentile(double precision[], double precision, double precision)
RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT percentile_cont($2) WITHIN GROUP (ORDER BY v) FROM unnest($1) v $$;
CREATE OR REPLACE FUNCTION redshift_percentile_disc(double precision[], double precision, double precision)
RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT percentile_disc($2) WITHIN GROUP (ORDER BY v) FROM unnest($1) v $$;
CREATE OR REPLACE AGGREGATE median(double precision)
    (SFUNC = redshift_collect, STYPE = double precision[], FINALFUNC = redshift_median, INITCOND = '{}');
CREATE OR REPLACE AGGREGATE median(timestamp)
    (SFUNC = redshift_collect, STYPE = timestamp[], FINALFUNC = redshift_median, INITCOND = '{}');
CREATE OR REPLACE AGGREGATE median(date)
    (SFUNC = redshift_collect, STYPE = date[], FINALFUNC = redshift_median, INITCOND = '{}');
-- "RATIO_TO_REPORT window function": the server in front adds the sum of the window.
CREATE OR REPLACE FUNCTION ratio_to_report(double precision, double precision) RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT CASE WHEN $2 <> 0 THEN $1 / $2 END $$;

-- What the server in front passes first, to tell the aggregates below from PostgreSQL's functions of the same name.
DO $$
BEGIN
    IF to_regtype('pg_catalog.redshift_marker') IS NULL THEN
        CREATE TYPE pg_catalog.redshift_marker AS ENUM ('redshift');
    END IF;
END
$$;

-- "PERCENTILE_CONT window function", "PERCENTILE_DISC window function": the fraction is kept before the values.
CREATE OR REPLACE FUNCTION redshift_collect(double precision[], redshift_marker, double precision, double precision)
RETURNS double precision[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE WHEN $4 IS NULL THEN $1 WHEN cardinality($1) = 0 THEN ARRAY[$3, $4] ELSE array_append($1, $4) END $$;
CREATE OR REPLACE FUNCTION redshift_percentile(double precision[]) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT percentile_cont($1[1]) WITHIN GROUP (ORDER BY v) FROM unnest($1[2:]) v $$;
CREATE OR REPLACE FUNCTION redshift_percentile_disc(double precision[]) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT percentile_disc($1[1]) WITHIN GROUP (ORDER BY v) FROM unnest($1[2:]) v $$;
CREATE OR REPLACE AGGREGATE percentile_cont(redshift_marker, double precision, double precision)
    (SFUNC = redshift_collect, STYPE = double precision[], FINALFUNC = redshift_percentile, INITCOND = '{}');
CREATE OR REPLACE AGGREGATE percentile_disc(redshift_marker, double precision, double precision)
    (SFUNC = redshift_collect, STYPE = double precision[], FINALFUNC = redshift_percentile_disc, INITCOND = '{}');

-- IGNORE NULLS of "FIRST_VALUE and LAST_VALUE window functions", "NTH_VALUE", "LAG" and "LEAD": aggregates over frames,
-- whose arrays begin so that the wanted value is the one of index 1.
CREATE OR REPLACE FUNCTION redshift_nth(state anycompatiblearray, value anycompatible, nth integer)
RETURNS anycompatiblearray LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE WHEN $2 IS NULL OR cardinality($1) >= $3 THEN $1
               WHEN cardinality($1) = 0 THEN array_fill($2, ARRAY[1], ARRAY[2 - $3])
               ELSE array_append($1, $2) END $$;
CREATE OR REPLACE FUNCTION redshift_nth(anycompatiblearray, redshift_marker, anycompatible, integer)
RETURNS anycompatiblearray LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT redshift_nth($1, $3, $4) $$;
CREATE OR REPLACE FUNCTION redshift_nth(anycompatiblearray, redshift_marker, redshift_marker, anycompatible, integer)
RETURNS anycompatiblearray LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT redshift_nth($1, $4, $5) $$;
CREATE OR REPLACE FUNCTION redshift_first(anycompatiblearray, redshift_marker, anycompatible)
RETURNS anycompatiblearray LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT redshift_nth($1, $3, 1) $$;
CREATE OR REPLACE FUNCTION redshift_first(anycompatiblearray, redshift_marker, redshift_marker, anycompatible)
RETURNS anycompatiblearray LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT redshift_nth($1, $4, 1) $$;
CREATE OR REPLACE FUNCTION redshift_last(anycompatiblearray, redshift_marker, anycompatible)
RETURNS anycompatiblearray LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE WHEN $3 IS NULL THEN $1 ELSE ARRAY[$3] END $$;
CREATE OR REPLACE FUNCTION redshift_last(anycompatiblearray, redshift_marker, redshift_marker, anycompatible)
RETURNS anycompatiblearray LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE WHEN $4 IS NULL THEN $1 ELSE ARRAY[$4] END $$;
CREATE OR REPLACE FUNCTION redshift_one(anycompatiblearray) RETURNS anycompatible LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT $1[1] $$;
CREATE OR REPLACE AGGREGATE first_value(redshift_marker, anycompatible)
    (SFUNC = redshift_first, STYPE = anycompatiblearray, FINALFUNC = redshift_one, INITCOND = '{}');
CREATE OR REPLACE AGGREGATE last_value(redshift_marker, anycompatible)
    (SFUNC = redshift_last, STYPE = anycompatiblearray, FINALFUNC = redshift_one, INITCOND = '{}');
CREATE OR REPLACE AGGREGATE nth_value(redshift_marker, anycompatible, integer)
    (SFUNC = redshift_nth, STYPE = anycompatiblearray, FINALFUNC = redshift_one, INITCOND = '{}');
CREATE OR REPLACE AGGREGATE lag(redshift_marker, redshift_marker, anycompatible)
    (SFUNC = redshift_last, STYPE = anycompatiblearray, FINALFUNC = redshift_one, INITCOND = '{}');
CREATE OR REPLACE AGGREGATE lead(redshift_marker, redshift_marker, anycompatible)
    (SFUNC = redshift_first, STYPE = anycompatiblearray, FINALFUNC = redshift_one, INITCOND = '{}');
CREATE OR REPLACE AGGREGATE lead(redshift_marker, redshift_marker, anycompatible, integer)
    (SFUNC = redshift_nth, STYPE = anycompatiblearray, FINALFUNC = redshift_one, INITCOND = '{}');

-- "QUALIFY clause": in ORDER BY, where windows are known, a row of none drops the row.
CREATE OR REPLACE FUNCTION redshift_qualify(boolean) RETURNS SETOF integer LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 1 AS
$$ SELECT 1 WHERE $1 $$;

-- "TRY_CAST function": the server in front passes the type twice.
CREATE OR REPLACE FUNCTION try_cast(value text, target anyelement, type_name text) RETURNS anyelement
LANGUAGE plpgsql STABLE PARALLEL SAFE AS
$$
DECLARE
    result target%TYPE;
BEGIN
    IF value IS NOT NULL AND pg_input_is_valid(value, type_name) THEN
        EXECUTE 'SELECT ' || quote_literal(value) || '::' || type_name INTO result;
    END IF;
    RETURN result;
END
$$;

-- "System information functions", "System administration functions".
CREATE OR REPLACE FUNCTION current_user_id() RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT oid::bigint::integer FROM pg_roles WHERE rolname = current_user $$;
CREATE OR REPLACE FUNCTION current_aws_account() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT '000000000000'::text $$;
CREATE OR REPLACE FUNCTION current_namespace() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT '00000000-0000-0000-0000-000000000000'::text $$;
CREATE OR REPLACE FUNCTION slice_num() RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT 0 $$;

RESET search_path;
RESET allow_system_table_mods;
