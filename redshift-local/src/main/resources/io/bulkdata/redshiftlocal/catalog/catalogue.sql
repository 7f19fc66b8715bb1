-- What Redshift's catalogue has and PostgreSQL's has not. Can be run again on the same database.
SET allow_system_table_mods = on;
SET search_path = pg_catalog;

-- Until lengths.sql, lengths are PostgreSQL's; what follows is kept with them.
UPDATE pg_cast SET castfunc = 'pg_catalog.varchar(varchar, integer, boolean)'::regprocedure
 WHERE castsource = 'varchar'::regtype AND casttarget = 'varchar'::regtype;
UPDATE pg_cast SET castfunc = 'pg_catalog.bpchar(bpchar, integer, boolean)'::regprocedure
 WHERE castsource = 'bpchar'::regtype AND casttarget = 'bpchar'::regtype;

-- Amazon Redshift Database Developer Guide, "VERSION". PostgreSQL finds its own function by number, so it must step aside.
DO $$
BEGIN
    IF to_regprocedure('pg_catalog.postgresql_version()') IS NULL THEN
        ALTER FUNCTION pg_catalog.version() RENAME TO postgresql_version;
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION pg_catalog.version() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT 'PostgreSQL 8.0.2 on i686-pc-linux-gnu, compiled by GCC gcc (GCC) 3.4.2 20041017 (Red Hat 3.4.2-6.fc3), Redshift 1.0.0 (redshift-local)'::text $$;

-- Types that are kept and given back, not understood.
DO $$
BEGIN
    IF to_regtype('pg_catalog.super') IS NULL THEN
        CREATE DOMAIN pg_catalog.super AS jsonb;
        CREATE DOMAIN pg_catalog.geometry AS text;
        CREATE DOMAIN pg_catalog.geography AS text;
        CREATE DOMAIN pg_catalog.varbyte AS bytea;
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION pg_catalog.getdate() RETURNS timestamp LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT date_trunc('second', statement_timestamp() AT TIME ZONE current_setting('TimeZone')) $$;

-- SYSDATE is the start of the transaction; the word is translated to this function.
CREATE OR REPLACE FUNCTION pg_catalog.sysdate() RETURNS timestamp LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT transaction_timestamp() AT TIME ZONE current_setting('TimeZone') $$;

CREATE OR REPLACE FUNCTION pg_catalog.len(text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT length($1) $$;

-- What the session knows of its statements. The server in front sets these before a statement that asks for them.
CREATE OR REPLACE FUNCTION pg_catalog.pg_last_copy_count() RETURNS bigint LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('redshift_local.last_copy_count', true), ''), '0')::bigint $$;

CREATE OR REPLACE FUNCTION pg_catalog.pg_last_copy_id() RETURNS integer LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('redshift_local.last_copy_id', true), ''), '-1')::integer $$;

CREATE OR REPLACE FUNCTION pg_catalog.pg_last_query_id() RETURNS integer LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('redshift_local.last_query_id', true), ''), '-1')::integer $$;

-- The rows that COPY refused, in full.
CREATE TABLE IF NOT EXISTS pg_catalog.redshift_local_load_errors (
    user_id integer NOT NULL,
    query_id integer NOT NULL,
    session_id integer NOT NULL,
    table_id integer NOT NULL,
    start_time timestamp NOT NULL,
    file_name text NOT NULL,
    line_number bigint NOT NULL,
    column_name text,
    column_type text,
    column_length text,
    "position" integer NOT NULL,
    raw_line text,
    raw_field_value text,
    error_code integer NOT NULL,
    error_message text NOT NULL
);

-- columns not confirmed: is_partial and those after it.
CREATE OR REPLACE VIEW pg_catalog.stl_load_errors AS
SELECT user_id AS userid,
       0 AS slice,
       table_id AS tbl,
       start_time AS starttime,
       session_id AS session,
       query_id AS query,
       left(file_name, 256)::char(256) AS filename,
       line_number,
       left(column_name, 127)::char(127) AS colname,
       left(column_type, 10)::char(10) AS type,
       left(column_length, 10)::char(10) AS col_length,
       "position",
       left(raw_line, 1024)::char(1024) AS raw_line,
       left(raw_field_value, 1024)::char(1024) AS raw_field_value,
       error_code AS err_code,
       left(error_message, 100)::char(100) AS err_reason,
       0 AS is_partial,
       0::bigint AS start_offset,
       0::bigint AS copy_job_id
  FROM pg_catalog.redshift_local_load_errors;

CREATE OR REPLACE VIEW pg_catalog.sys_load_error_detail AS
SELECT user_id,
       query_id::bigint AS query_id,
       0::bigint AS transaction_id,
       session_id,
       left(current_database()::text, 64)::char(64) AS database_name,
       table_id,
       start_time,
       left(file_name, 256)::char(256) AS file_name,
       line_number,
       left(column_name, 127)::char(127) AS column_name,
       left(column_type, 10)::char(10) AS column_type,
       left(column_length, 10)::char(10) AS column_length,
       "position",
       error_code,
       left(error_message, 512)::char(512) AS error_message
  FROM pg_catalog.redshift_local_load_errors;

GRANT SELECT ON pg_catalog.stl_load_errors, pg_catalog.sys_load_error_detail TO PUBLIC;

RESET search_path;
RESET allow_system_table_mods;
