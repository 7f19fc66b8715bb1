-- What UNLOAD did: each statement and its files. Can be run again on the same database.
SET allow_system_table_mods = on;
SET search_path = pg_catalog;

-- A row for each UNLOAD that began to write, also for those that failed or were rolled back. Times are in UTC.
CREATE TABLE IF NOT EXISTS pg_catalog.redshift_local_unloads (
    user_id integer NOT NULL,
    query_id integer NOT NULL,
    session_id integer NOT NULL,
    -- completed or aborted.
    status text NOT NULL,
    start_time timestamp NOT NULL,
    end_time timestamp NOT NULL,
    file_format text NOT NULL,
    compression_type text NOT NULL,
    unloaded_location text NOT NULL,
    unloaded_rows bigint NOT NULL,
    unloaded_files_count bigint NOT NULL,
    unloaded_files_size bigint NOT NULL,
    error_message text
);

-- A row for each file of an UNLOAD that went through, without its manifest.
CREATE TABLE IF NOT EXISTS pg_catalog.redshift_local_unload_files (
    user_id integer NOT NULL,
    query_id integer NOT NULL,
    session_id integer NOT NULL,
    slice integer NOT NULL,
    file_name text NOT NULL,
    start_time timestamp NOT NULL,
    end_time timestamp NOT NULL,
    line_count bigint NOT NULL,
    transfer_size bigint NOT NULL,
    file_format text NOT NULL
);

CREATE OR REPLACE VIEW pg_catalog.stl_unload_log AS
SELECT user_id AS userid,
       query_id AS query,
       slice,
       session_id AS pid,
       left(file_name, 1280)::char(1280) AS path,
       start_time,
       end_time,
       line_count,
       transfer_size,
       file_format::char(10) AS file_format
  FROM pg_catalog.redshift_local_unload_files;

CREATE OR REPLACE VIEW pg_catalog.svcs_unload_log AS
SELECT userid, query, pid, path, start_time, end_time, line_count, transfer_size, file_format
  FROM pg_catalog.stl_unload_log;

CREATE OR REPLACE VIEW pg_catalog.sys_unload_detail AS
SELECT user_id,
       query_id,
       session_id,
       0::bigint AS transaction_id,
       left(file_name, 1280)::char(1280) AS file_name,
       start_time,
       end_time,
       line_count,
       transfer_size,
       file_format::char(10) AS file_format
  FROM pg_catalog.redshift_local_unload_files;

CREATE OR REPLACE VIEW pg_catalog.sys_unload_history AS
SELECT user_id,
       query_id::bigint AS query_id,
       0::bigint AS transaction_id,
       session_id,
       current_database()::text AS database_name,
       status,
       start_time,
       end_time,
       (extract(epoch FROM end_time - start_time) * 1000000)::bigint AS duration,
       file_format,
       compression_type,
       unloaded_location,
       unloaded_rows,
       unloaded_files_count,
       unloaded_files_size,
       error_message
  FROM pg_catalog.redshift_local_unloads;

CREATE OR REPLACE FUNCTION pg_catalog.pg_last_unload_count() RETURNS bigint LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('redshift_local.last_unload_count', true), ''), '0')::bigint $$;

CREATE OR REPLACE FUNCTION pg_catalog.pg_last_unload_id() RETURNS integer LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('redshift_local.last_unload_id', true), ''), '-1')::integer $$;

GRANT SELECT ON pg_catalog.stl_unload_log, pg_catalog.svcs_unload_log, pg_catalog.sys_unload_detail,
    pg_catalog.sys_unload_history TO PUBLIC;

RESET search_path;
RESET allow_system_table_mods;
