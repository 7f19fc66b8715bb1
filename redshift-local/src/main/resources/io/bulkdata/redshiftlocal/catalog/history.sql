-- The system tables of statements, sessions, transactions and loads: Database Developer Guide, "System tables and views
-- reference". The server in front writes what its sessions did of late into a file before a statement that reads it here.
SET allow_system_table_mods = on;
SET search_path = pg_catalog;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_history(part text) RETURNS json
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT coalesce(pg_read_file('redshift_local_history.json', true)::json -> part, '[]')
$$;
REVOKE ALL ON FUNCTION pg_catalog.redshift_local_history(text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_utc(micros bigint) RETURNS timestamp
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ SELECT timestamp 'epoch' + micros * interval '1 microsecond' $$;

-- "Visibility of data in system tables and views": everybody sees his own, the superuser of the cluster everything.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_sees(username text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT username = session_user OR pg_has_role(session_user, 'pg_monitor', 'MEMBER')
$$;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_user_id(username text) RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT oid::bigint::integer FROM pg_catalog.pg_roles WHERE rolname = username
$$;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_statements()
RETURNS TABLE (id integer, username text, database text, session integer, transaction bigint, label text, kind text,
               body text, started timestamp, ended timestamp, status text, rows bigint, state text, error text,
               detail text)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT s.id, s."user", s.database, s.session, s.transaction, s.label, s.kind, s.text,
           redshift_local_utc(s.started), redshift_local_utc(s.ended), s.status, coalesce(s.rows, 0), s.state,
           s.error, s.detail
      FROM json_to_recordset(redshift_local_history('statements'))
           AS s (id integer, "user" text, database text, session integer, transaction bigint, label text, kind text,
                 text text, started bigint, ended bigint, status text, rows bigint, state text, error text,
                 detail text)
     WHERE redshift_local_sees(s."user")
     ORDER BY s.id
$$;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_connections()
RETURNS TABLE (event text, happened timestamp, username text, database text, session integer, duration bigint)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT c.event, redshift_local_utc(c.time), c."user", c.database, c.session, c.duration
      FROM json_to_recordset(redshift_local_history('connections'))
           AS c (event text, time bigint, "user" text, database text, session integer, duration bigint)
     WHERE redshift_local_sees(c."user")
$$;

-- Texts in pieces of that length, numbered from 0.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_pieces(body text, length integer)
RETURNS TABLE (sequence integer, piece text) LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT n, substr(body, n * length + 1, length)
      FROM generate_series(0, greatest((length(body) - 1) / length, 0)) AS n
$$;

CREATE OR REPLACE VIEW pg_catalog.sys_query_history AS
SELECT pg_catalog.redshift_local_user_id(s.username) AS user_id,
       s.id::bigint AS query_id,
       left(s.label, 320)::char(320) AS query_label,
       s.transaction AS transaction_id,
       s.session AS session_id,
       s.database::char(128) AS database_name,
       s.kind::char(32) AS query_type,
       s.status::char(10) AS status,
       false AS result_cache_hit,
       s.started AS start_time,
       s.ended AS end_time,
       (extract(epoch FROM coalesce(s.ended, clock_timestamp() AT TIME ZONE 'UTC') - s.started) * 1000000)::bigint
           AS elapsed_time,
       0::bigint AS queue_time,
       (extract(epoch FROM coalesce(s.ended, clock_timestamp() AT TIME ZONE 'UTC') - s.started) * 1000000)::bigint
           AS execution_time,
       left(s.error, 512)::char(512) AS error_message,
       CASE WHEN s.kind = 'SELECT' THEN s.rows ELSE 0 END AS returned_rows,
       0::bigint AS returned_bytes,
       left(s.body, 4000)::char(4000) AS query_text,
       'Redshift 1.0.0 (redshift-local)'::char(256) AS redshift_version,
       ''::char(150) AS usage_limit,
       'primary'::varchar(32) AS compute_type,
       0::bigint AS compile_time,
       0::bigint AS planning_time,
       0::bigint AS lock_wait_time,
       100 AS service_class_id,
       'Default queue'::char(64) AS service_class_name,
       'Normal'::varchar(20) AS query_priority,
       'false'::varchar AS short_query_accelerated,
       md5(s.body)::char(40) AS user_query_hash,
       md5(s.body)::char(40) AS generic_query_hash,
       1 AS query_hash_version,
       NULL::bigint AS result_cache_query_id
  FROM pg_catalog.redshift_local_statements() s;

CREATE OR REPLACE VIEW pg_catalog.sys_query_text AS
SELECT pg_catalog.redshift_local_user_id(s.username) AS user_id,
       s.id::bigint AS query_id,
       s.transaction AS transaction_id,
       s.session AS session_id,
       s.started AS start_time,
       p.sequence,
       p.piece::char(4000) AS text
  FROM pg_catalog.redshift_local_statements() s, pg_catalog.redshift_local_pieces(s.body, 4000) p;

CREATE OR REPLACE VIEW pg_catalog.stl_query AS
SELECT pg_catalog.redshift_local_user_id(s.username) AS userid,
       s.id AS query,
       left(s.label, 320)::char(320) AS label,
       s.transaction AS xid,
       s.session AS pid,
       left(s.database, 32)::char(32) AS database,
       left(s.body, 4000)::char(4000) AS querytxt,
       s.started AS starttime,
       s.ended AS endtime,
       (s.status IN ('failed', 'canceled'))::integer AS aborted,
       0 AS insert_pristine,
       0 AS concurrency_scaling_status
  FROM pg_catalog.redshift_local_statements() s
 WHERE s.kind NOT IN ('DDL', 'UTILITY') AND s.ended IS NOT NULL;

CREATE OR REPLACE VIEW pg_catalog.stl_querytext AS
SELECT pg_catalog.redshift_local_user_id(s.username) AS userid, s.transaction AS xid, s.session AS pid, s.id AS query,
       p.sequence, p.piece::char(200) AS text
  FROM pg_catalog.redshift_local_statements() s, pg_catalog.redshift_local_pieces(s.body, 200) p
 WHERE s.kind NOT IN ('DDL', 'UTILITY');

CREATE OR REPLACE VIEW pg_catalog.svl_statementtext AS
SELECT pg_catalog.redshift_local_user_id(s.username) AS userid,
       s.transaction AS xid,
       s.session AS pid,
       left(s.label, 320)::char(320) AS label,
       s.started AS starttime,
       s.ended AS endtime,
       p.sequence,
       (CASE WHEN s.kind IN ('DDL', 'UTILITY') THEN s.kind ELSE 'QUERY' END)::varchar(10) AS type,
       p.piece::char(200) AS text
  FROM pg_catalog.redshift_local_statements() s, pg_catalog.redshift_local_pieces(s.body, 200) p;

CREATE OR REPLACE VIEW pg_catalog.stl_utilitytext AS
SELECT userid, xid, pid, label, starttime, endtime, sequence, text
  FROM pg_catalog.svl_statementtext WHERE type = 'UTILITY';

CREATE OR REPLACE VIEW pg_catalog.stl_ddltext AS
SELECT userid, xid, pid, label, starttime, endtime, sequence, text
  FROM pg_catalog.svl_statementtext WHERE type = 'DDL';

CREATE OR REPLACE VIEW pg_catalog.svl_qlog AS
SELECT q.userid, q.query, q.xid, q.pid, q.starttime, q.endtime,
       (extract(epoch FROM q.endtime - q.starttime) * 1000000)::bigint AS elapsed,
       q.aborted,
       q.label,
       left(q.querytxt, 60)::char(60) AS substring,
       NULL::integer AS source_query,
       '0 - Ran on the main cluster'::text AS concurrency_scaling_status_txt,
       NULL::integer AS from_sp_call
  FROM pg_catalog.stl_query q;

CREATE OR REPLACE VIEW pg_catalog.stl_error AS
SELECT pg_catalog.redshift_local_user_id(s.username) AS userid,
       'padbmaster'::char(12) AS process,
       s.ended AS recordtime,
       s.session AS pid,
       CASE s.error WHEN '1023' THEN 1023 ELSE 8001 END AS errcode,
       'redshift-local'::char(90) AS file,
       0 AS linenum,
       left(coalesce(s.detail, ''), 100)::char(100) AS context,
       left(s.error, 512)::char(512) AS error
  FROM pg_catalog.redshift_local_statements() s
 WHERE s.state = 'XX000';

-- The transaction that lost is the one that is told.
CREATE OR REPLACE VIEW pg_catalog.stl_tr_conflict AS
SELECT c.transaction AS xact_id, c.session::bigint AS process_id, c.begun AS xact_start_ts, c.ended AS abort_time,
       substring(c.detail FROM 'on table - ([0-9]+)')::bigint AS table_id
  FROM (SELECT s.*, min(s.started) OVER (PARTITION BY s.transaction) AS begun
          FROM pg_catalog.redshift_local_statements() s) c
 WHERE c.state = 'XX000' AND c.error = '1023';

CREATE OR REPLACE VIEW pg_catalog.stv_recents AS
SELECT pg_catalog.redshift_local_user_id(s.username) AS userid,
       (CASE s.status WHEN 'running' THEN 'Running' ELSE 'Done' END)::char(20) AS status,
       s.started AS starttime,
       (extract(epoch FROM coalesce(s.ended, clock_timestamp() AT TIME ZONE 'UTC') - s.started) * 1000000)::bigint::integer
           AS duration,
       left(s.username, 50)::char(50) AS user_name,
       left(s.database, 50)::char(50) AS db_name,
       left(s.body, 600)::char(600) AS query,
       CASE WHEN s.status = 'running' THEN s.session ELSE -1 END AS pid
  FROM pg_catalog.redshift_local_statements() s;

CREATE OR REPLACE VIEW pg_catalog.stv_inflight AS
SELECT pg_catalog.redshift_local_user_id(s.username) AS userid,
       0 AS slice,
       s.id AS query,
       left(s.label, 320)::char(320) AS label,
       s.transaction AS xid,
       s.session AS pid,
       s.started AS starttime,
       left(s.body, 100)::char(100) AS text,
       0 AS suspended,
       0 AS insert_pristine,
       0 AS concurrency_scaling_status
  FROM pg_catalog.redshift_local_statements() s
 WHERE s.status = 'running' AND s.kind NOT IN ('DDL', 'UTILITY');

-- columns not confirmed: sessionid and compression.
CREATE OR REPLACE VIEW pg_catalog.stl_connection_log AS
SELECT c.event::char(50) AS event,
       c.happened AS recordtime,
       '127.0.0.1'::char(45) AS remotehost,
       ''::char(32) AS remoteport,
       c.session AS pid,
       left(c.database, 50)::char(50) AS dbname,
       left(c.username, 50)::char(50) AS username,
       'password'::char(32) AS authmethod,
       c.duration::integer AS duration,
       ''::char(50) AS sslversion,
       ''::char(128) AS sslcipher,
       0 AS mtu,
       ''::char(64) AS sslcompression,
       ''::char(64) AS sslexpansion,
       ''::char(36) AS iamauthguid,
       ''::char(250) AS application_name,
       ''::char(64) AS os_version,
       ''::char(64) AS driver_version,
       ''::char(32) AS plugin_name,
       2 AS protocol_version,
       ''::char(36) AS sessionid,
       ''::char(8) AS compression
  FROM pg_catalog.redshift_local_connections() c;

-- columns not confirmed: global_session_id.
CREATE OR REPLACE VIEW pg_catalog.sys_connection_log AS
SELECT c.event,
       c.recordtime AS record_time,
       c.remotehost AS remote_host,
       c.remoteport AS remote_port,
       c.pid AS session_id,
       c.dbname AS database_name,
       c.username AS user_name,
       c.authmethod AS auth_method,
       c.duration,
       c.sslversion AS ssl_version,
       c.sslcipher AS ssl_cipher,
       c.mtu,
       c.sslcompression AS ssl_compression,
       c.sslexpansion AS ssl_expansion,
       c.iamauthguid AS iam_auth_guid,
       c.application_name,
       c.driver_version,
       c.os_version,
       c.plugin_name,
       c.protocol_version,
       c.sessionid AS global_session_id
  FROM pg_catalog.stl_connection_log c;

-- What runs now, as PostgreSQL knows it.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_sessions()
RETURNS TABLE (process integer, username text, database text, started timestamp, transaction_started timestamp)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT a.pid, a.usename::text, a.datname::text, a.backend_start AT TIME ZONE 'UTC', a.xact_start AT TIME ZONE 'UTC'
      FROM pg_stat_activity a
     WHERE a.backend_type = 'client backend' AND a.usename <> 'postgres' AND redshift_local_sees(a.usename)
$$;

CREATE OR REPLACE VIEW pg_catalog.stv_sessions AS
SELECT s.started AS starttime,
       s.process,
       left(s.username, 50)::char(50) AS user_name,
       left(s.database, 50)::char(50) AS db_name,
       0 AS timeout_sec
  FROM pg_catalog.redshift_local_sessions() s;

CREATE OR REPLACE VIEW pg_catalog.redshift_local_transactions AS
SELECT DISTINCT ON (s.session) s.session, s.transaction
  FROM pg_catalog.redshift_local_statements() s ORDER BY s.session, s.id DESC;

CREATE OR REPLACE VIEW pg_catalog.svv_transactions AS
SELECT s.username AS txn_owner,
       s.database AS txn_db,
       t.transaction AS xid,
       l.pid,
       s.transaction_started AS txn_start,
       l.mode AS lock_mode,
       l.locktype AS lockable_object_type,
       l.relation::bigint::integer AS relation,
       l.granted
  FROM pg_catalog.pg_locks l
  JOIN pg_catalog.redshift_local_sessions() s ON s.process = l.pid
  JOIN pg_catalog.redshift_local_transactions t ON t.session = l.pid
 WHERE l.locktype = 'transactionid'
    OR l.locktype = 'relation' AND EXISTS (SELECT FROM pg_catalog.redshift_local_relations r
                                            WHERE r.relation = l.relation AND NOT r.is_system);

CREATE OR REPLACE VIEW pg_catalog.stv_locks AS
SELECT t.relation::bigint AS table_id,
       NULL::timestamp AS last_commit,
       NULL::timestamp AS last_update,
       t.xid AS lock_owner,
       t.pid::bigint AS lock_owner_pid,
       t.txn_start AS lock_owner_start_ts,
       NULL::timestamp AS lock_owner_end_ts,
       (CASE WHEN t.granted THEN 'Holding ' ELSE 'Waiting for ' END
           || CASE t.lock_mode WHEN 'ShareRowExclusiveLock' THEN 'write lock' WHEN 'RowExclusiveLock' THEN 'insert lock'
                               ELSE 'table lock' END)::char(22) AS lock_status
  FROM pg_catalog.svv_transactions t
 WHERE t.lockable_object_type = 'relation'
   AND t.lock_mode IN ('ShareRowExclusiveLock', 'RowExclusiveLock', 'AccessExclusiveLock');

-- A cluster of one node with one slice.
CREATE OR REPLACE VIEW pg_catalog.stv_slices AS SELECT 0 AS node, 0 AS slice, 0 AS localslice, 'D'::char(1) AS type;

-- Loads are kept with the database.
CREATE OR REPLACE VIEW pg_catalog.sys_load_history AS
SELECT l.user_id,
       l.query_id::bigint AS query_id,
       0::bigint AS transaction_id,
       l.session_id,
       current_database()::text AS database_name,
       CASE l.status WHEN 'completed' THEN 'completed' ELSE 'aborted' END AS status,
       l.table_name,
       l.start_time,
       l.end_time,
       (extract(epoch FROM l.end_time - l.start_time) * 1000000)::bigint AS duration,
       l.data_source,
       CASE l.file_format WHEN 'delimited' THEN 'txt' ELSE l.file_format END AS file_format,
       l.loaded_rows,
       l.loaded_bytes,
       f.files AS source_file_count,
       f.bytes AS source_file_bytes,
       f.files AS file_count_scanned,
       f.bytes AS file_bytes_scanned,
       l.error_count,
       0::bigint AS copy_job_id
  FROM pg_catalog.redshift_local_loads l
 CROSS JOIN LATERAL (SELECT count(*)::integer AS files, coalesce(sum(bytes_scanned), 0)::bigint AS bytes
                       FROM pg_catalog.redshift_local_load_files d WHERE d.query_id = l.query_id) f
 WHERE pg_catalog.redshift_local_sees(pg_get_userbyid(l.user_id::oid));

CREATE OR REPLACE VIEW pg_catalog.sys_load_detail AS
SELECT f.user_id,
       f.query_id::bigint AS query_id,
       left(f.file_name, 256)::char(256) AS file_name,
       f.bytes_scanned,
       f.lines_scanned,
       f.record_time,
       1 AS splits_scanned,
       f.record_time AS start_time,
       f.record_time AS end_time,
       ''::char(256) AS file_etag,
       NULL::timestamp AS file_last_modified
  FROM pg_catalog.redshift_local_load_files f
 WHERE pg_catalog.redshift_local_sees(pg_get_userbyid(f.user_id::oid));

CREATE OR REPLACE VIEW pg_catalog.stl_load_commits AS
SELECT f.user_id AS userid,
       f.query_id AS query,
       0 AS slice,
       ''::char(256) AS name,
       left(f.file_name, 256)::char(256) AS filename,
       0 AS byte_offset,
       f.lines_scanned::integer AS lines_scanned,
       f.error_count::integer AS errors,
       f.record_time AS curtime,
       1 AS status,
       (CASE WHEN f.file_format IN ('csv', 'delimited') THEN 'Text' ELSE f.file_format END)::char(16) AS file_format,
       0 AS is_partial,
       0::bigint AS start_offset,
       0::bigint AS copy_job_id
  FROM pg_catalog.redshift_local_load_files f
 WHERE pg_catalog.redshift_local_sees(pg_get_userbyid(f.user_id::oid));

CREATE OR REPLACE VIEW pg_catalog.stl_replacements AS
SELECT r.user_id AS userid,
       r.query_id AS query,
       0 AS slice,
       r.table_id AS tbl,
       r.start_time AS starttime,
       r.session_id AS session,
       left(r.file_name, 256)::char(256) AS filename,
       r.line_number,
       left(r.column_name, 127)::char(127) AS colname,
       left(r.raw_line, 1024)::char(1024) AS raw_line
  FROM pg_catalog.redshift_local_replacements r
 WHERE pg_catalog.redshift_local_sees(pg_get_userbyid(r.user_id::oid));

GRANT SELECT ON pg_catalog.sys_query_history, pg_catalog.sys_query_text, pg_catalog.stl_query, pg_catalog.stl_querytext,
    pg_catalog.svl_statementtext, pg_catalog.stl_utilitytext, pg_catalog.stl_ddltext, pg_catalog.svl_qlog,
    pg_catalog.stl_error, pg_catalog.stl_tr_conflict, pg_catalog.stv_recents, pg_catalog.stv_inflight,
    pg_catalog.stl_connection_log, pg_catalog.sys_connection_log, pg_catalog.stv_sessions,
    pg_catalog.redshift_local_transactions, pg_catalog.svv_transactions, pg_catalog.stv_locks, pg_catalog.stv_slices,
    pg_catalog.sys_load_history, pg_catalog.sys_load_detail, pg_catalog.stl_load_commits, pg_catalog.stl_replacements
    TO PUBLIC;

RESET search_path;
RESET allow_system_table_mods;
