-- What COPY did: each statement, its files, and the rows whose characters it replaced. Can be run again on the same database.
SET allow_system_table_mods = on;

-- The format is csv, delimited, json, avro or parquet (stl_load_commits calls the first two Text); the status is completed or
-- failed. Times are in UTC.
-- A row for each COPY that began to load, also for those that failed or were rolled back.
CREATE TABLE IF NOT EXISTS pg_catalog.redshift_local_loads (
    user_id integer NOT NULL,
    query_id integer NOT NULL,
    session_id integer NOT NULL,
    table_id integer NOT NULL,
    table_name text NOT NULL,
    data_source text NOT NULL,
    file_format text NOT NULL,
    status text NOT NULL,
    start_time timestamp NOT NULL,
    end_time timestamp NOT NULL,
    loaded_rows bigint NOT NULL,
    loaded_bytes bigint NOT NULL,
    error_count bigint NOT NULL,
    replaced_rows bigint NOT NULL
);

-- A row for each file that a COPY read to its end. The bytes are those that lie in S3.
CREATE TABLE IF NOT EXISTS pg_catalog.redshift_local_load_files (
    user_id integer NOT NULL,
    query_id integer NOT NULL,
    session_id integer NOT NULL,
    file_number integer NOT NULL,
    file_name text NOT NULL,
    file_format text NOT NULL,
    record_time timestamp NOT NULL,
    lines_scanned bigint NOT NULL,
    loaded_rows bigint NOT NULL,
    error_count bigint NOT NULL,
    bytes_scanned bigint NOT NULL
);

-- The first rows of a COPY in which ACCEPTINVCHARS replaced characters.
CREATE TABLE IF NOT EXISTS pg_catalog.redshift_local_replacements (
    user_id integer NOT NULL,
    query_id integer NOT NULL,
    session_id integer NOT NULL,
    table_id integer NOT NULL,
    start_time timestamp NOT NULL,
    file_name text NOT NULL,
    line_number bigint NOT NULL,
    column_name text NOT NULL,
    raw_line text NOT NULL
);

GRANT SELECT ON pg_catalog.redshift_local_loads, pg_catalog.redshift_local_load_files,
    pg_catalog.redshift_local_replacements TO PUBLIC;

RESET allow_system_table_mods;
