-- Redshift's views of tables and columns: Database Developer Guide, "SVV metadata views" and "System catalog tables".
SET allow_system_table_mods = on;
SET search_path = pg_catalog;

-- All that tools shall see: without what this server keeps for itself and without other sessions' temporary tables.
CREATE OR REPLACE VIEW pg_catalog.redshift_local_relations AS
SELECT c.oid AS relation,
       n.nspname AS schema_name,
       c.relname AS name,
       c.relkind AS kind,
       c.relowner AS owner,
       c.relacl AS acl,
       n.nspname IN ('pg_catalog', 'information_schema') AS is_system,
       c.relpersistence = 't' AS is_temporary
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
   AND n.nspname !~ '^pg_toast'
   AND c.relname !~ '^redshift_local_'
   AND (n.nspname !~ '^pg_temp' OR n.oid = pg_my_temp_schema());

-- An IDENTITY column's default as a cluster words it, other defaults as they are.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_column_default(relation oid, number smallint, identity "char")
RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE identity
               WHEN '' THEN (SELECT pg_get_expr(d.adbin, d.adrelid)
                               FROM pg_catalog.pg_attrdef d
                              WHERE d.adrelid = relation AND d.adnum = number)
               ELSE (SELECT CASE identity WHEN 'a' THEN '"identity"' ELSE 'default_identity' END
                            || '(' || relation || ', ' || number - 1 || ', '''
                            || s.seqstart || ',' || s.seqincrement || '''::text)'
                       FROM pg_catalog.pg_depend d
                       JOIN pg_catalog.pg_sequence s ON s.seqrelid = d.objid
                      WHERE d.refobjid = relation AND d.refobjsubid = number AND d.deptype = 'i'
                        AND d.classid = 'pg_catalog.pg_class'::regclass
                        AND d.refclassid = 'pg_catalog.pg_class'::regclass)
           END
$$;

CREATE OR REPLACE VIEW pg_catalog.redshift_local_attributes AS
SELECT r.relation,
       r.schema_name,
       r.name AS table_name,
       r.kind,
       r.is_system,
       r.owner,
       a.attname AS column_name,
       a.attnum AS number,
       (row_number() OVER (PARTITION BY a.attrelid ORDER BY a.attnum))::integer AS ordinal_position,
       a.attnotnull AS not_null,
       a.attacl AS acl,
       a.attidentity AS identity,
       format_type(a.atttypid, NULL) AS data_type,
       format_type(a.atttypid, a.atttypmod) AS full_type,
       CASE WHEN t.typname IN ('varchar', 'bpchar') AND a.atttypmod > 4 THEN a.atttypmod - 4 END AS character_maximum_length,
       CASE t.typname
           WHEN 'int2' THEN 16
           WHEN 'int4' THEN 32
           WHEN 'int8' THEN 64
           WHEN 'float4' THEN 24
           WHEN 'float8' THEN 53
           WHEN 'numeric' THEN CASE WHEN a.atttypmod > 4 THEN ((a.atttypmod - 4) >> 16) & 65535 END
       END AS numeric_precision,
       CASE t.typname
           WHEN 'int2' THEN 0
           WHEN 'int4' THEN 0
           WHEN 'int8' THEN 0
           WHEN 'numeric' THEN CASE WHEN a.atttypmod > 4 THEN (a.atttypmod - 4) & 2047 END
       END AS numeric_scale,
       CASE WHEN r.is_system THEN 'none'
            WHEN r.kind = 'v' THEN NULL
            ELSE f.encoding
       END AS encoding,
       coalesce(f.distkey, false) AS distkey,
       coalesce(f.sortkey, 0) AS sortkey
  FROM pg_catalog.redshift_local_relations r
  JOIN pg_catalog.pg_attribute a ON a.attrelid = r.relation AND a.attnum > 0 AND NOT a.attisdropped
  JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_catalog.redshift_local_column_storage f ON f.relation = a.attrelid AND f.attnum = a.attnum;

-- Tables of the search path only, as on a cluster.
CREATE OR REPLACE VIEW pg_catalog.pg_table_def AS
SELECT c.schema_name AS schemaname,
       c.table_name AS tablename,
       c.column_name AS "column",
       c.full_type AS type,
       c.encoding::char(32) AS encoding,
       c.distkey,
       c.sortkey,
       c.not_null AS "notnull"
  FROM pg_catalog.redshift_local_attributes c
 WHERE c.kind IN ('r', 'p') AND pg_table_is_visible(c.relation);

CREATE OR REPLACE VIEW pg_catalog.svv_tables AS
SELECT current_database()::text AS table_catalog,
       r.schema_name::text AS table_schema,
       r.name::text AS table_name,
       CASE WHEN r.kind IN ('v', 'm') THEN 'VIEW' ELSE 'BASE TABLE' END AS table_type,
       obj_description(r.relation, 'pg_class') AS remarks
  FROM pg_catalog.redshift_local_relations r
 WHERE has_table_privilege(r.relation, 'SELECT, INSERT, UPDATE, DELETE, REFERENCES')
    OR has_any_column_privilege(r.relation, 'SELECT');

CREATE OR REPLACE VIEW pg_catalog.svv_redshift_tables AS
SELECT current_database()::varchar(128) AS database_name,
       r.schema_name::varchar(128) AS schema_name,
       r.name::varchar(128) AS table_name,
       (CASE WHEN r.kind IN ('v', 'm') THEN 'VIEW' ELSE 'TABLE' END)::varchar(128) AS table_type,
       left(array_to_string(r.acl, '~'), 128)::varchar(128) AS table_acl,
       left(obj_description(r.relation, 'pg_class'), 128)::varchar(128) AS remarks,
       pg_get_userbyid(r.owner)::varchar(128) AS table_owner
  FROM pg_catalog.redshift_local_relations r
 WHERE r.schema_name <> 'pg_catalog'
   AND (has_table_privilege(r.relation, 'SELECT, INSERT, UPDATE, DELETE, REFERENCES')
        OR has_any_column_privilege(r.relation, 'SELECT'));

CREATE OR REPLACE VIEW pg_catalog.svv_all_tables AS
SELECT database_name, schema_name, table_name, table_acl, table_type, remarks::varchar(256) AS remarks
  FROM pg_catalog.svv_redshift_tables;

CREATE OR REPLACE VIEW pg_catalog.svv_columns AS
SELECT current_database()::text AS table_catalog,
       c.schema_name::text AS table_schema,
       c.table_name::text AS table_name,
       c.column_name::text AS column_name,
       c.ordinal_position,
       pg_catalog.redshift_local_column_default(c.relation, c.number, c.identity) AS column_default,
       CASE WHEN c.not_null THEN 'NO' ELSE 'YES' END AS is_nullable,
       c.data_type::text AS data_type,
       c.character_maximum_length,
       c.numeric_precision,
       (CASE WHEN c.numeric_precision IS NULL THEN NULL WHEN c.data_type = 'numeric' THEN 10 ELSE 2 END)
           AS numeric_precision_radix,
       c.numeric_scale,
       CASE WHEN c.data_type ~ '^time' THEN 6 END AS datetime_precision,
       NULL::text AS interval_type,
       NULL::text AS interval_precision,
       NULL::text AS character_set_catalog,
       NULL::text AS character_set_schema,
       NULL::text AS character_set_name,
       NULL::text AS collation_catalog,
       NULL::text AS collation_schema,
       NULL::text AS collation_name,
       NULL::text AS domain_name,
       col_description(c.relation, c.number) AS remarks
  FROM pg_catalog.redshift_local_attributes c
 WHERE has_column_privilege(c.relation, c.number, 'SELECT, INSERT, UPDATE, REFERENCES');

CREATE OR REPLACE VIEW pg_catalog.svv_all_columns AS
SELECT table_catalog::varchar(128) AS database_name,
       table_schema::varchar(128) AS schema_name,
       table_name::varchar(128) AS table_name,
       column_name::varchar(128) AS column_name,
       ordinal_position,
       left(column_default, 4000)::varchar(4000) AS column_default,
       is_nullable::varchar(3) AS is_nullable,
       data_type::varchar(128) AS data_type,
       character_maximum_length,
       numeric_precision,
       numeric_scale,
       left(remarks, 256)::varchar(256) AS remarks
  FROM pg_catalog.svv_columns
 WHERE table_schema <> 'pg_catalog';

CREATE OR REPLACE VIEW pg_catalog.svv_redshift_columns AS
SELECT current_database()::varchar(128) AS database_name,
       c.schema_name::varchar(128) AS schema_name,
       c.table_name::varchar(128) AS table_name,
       c.column_name::varchar(128) AS column_name,
       c.ordinal_position,
       left(c.full_type, 32)::varchar(32) AS data_type,
       left(pg_catalog.redshift_local_column_default(c.relation, c.number, c.identity), 4000)::varchar(4000)
           AS column_default,
       (CASE WHEN c.not_null THEN 'NO' ELSE 'YES' END)::varchar(3) AS is_nullable,
       c.encoding::varchar(128) AS encoding,
       c.distkey,
       c.sortkey,
       left(array_to_string(c.acl, '~'), 128)::varchar(128) AS column_acl,
       left(col_description(c.relation, c.number), 256)::varchar(256) AS remarks
  FROM pg_catalog.redshift_local_attributes c
 WHERE c.schema_name <> 'pg_catalog' AND has_column_privilege(c.relation, c.number, 'SELECT, INSERT, UPDATE, REFERENCES');

CREATE OR REPLACE VIEW pg_catalog.svv_redshift_schemas AS
SELECT current_database()::varchar(128) AS database_name,
       n.nspname::varchar(128) AS schema_name,
       n.nspowner::bigint::integer AS schema_owner,
       'local'::varchar(16) AS schema_type,
       left(array_to_string(n.nspacl, '~'), 128)::varchar(128) AS schema_acl,
       NULL::varchar(128) AS schema_option
  FROM pg_catalog.pg_namespace n
 WHERE n.nspname !~ '^pg_toast' AND (n.nspname !~ '^pg_temp' OR n.oid = pg_my_temp_schema());

CREATE OR REPLACE VIEW pg_catalog.svv_all_schemas AS
SELECT database_name, schema_name, schema_owner, schema_type::varchar(128) AS schema_type, schema_acl,
       NULL::varchar(128) AS source_database, schema_option::varchar(256) AS schema_option
  FROM pg_catalog.svv_redshift_schemas;

-- SNAPSHOT is the repeatable read of PostgreSQL; a database's own setting comes before the server's.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_isolation(database oid) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE coalesce((SELECT split_part(setting, '=', 2)
                            FROM pg_catalog.pg_db_role_setting s, unnest(s.setconfig) AS setting
                           WHERE s.setdatabase = database AND s.setrole = 0
                             AND setting LIKE 'default_transaction_isolation=%'),
                         (SELECT reset_val FROM pg_catalog.pg_settings WHERE name = 'default_transaction_isolation'))
               WHEN 'serializable' THEN 'Serializable'
               ELSE 'Snapshot Isolation'
           END
$$;

CREATE OR REPLACE VIEW pg_catalog.redshift_local_databases AS
SELECT oid AS database, datname AS name, datdba AS owner, datacl AS acl
  FROM pg_catalog.pg_database
 WHERE datallowconn AND NOT datistemplate AND datname <> 'postgres';

CREATE OR REPLACE VIEW pg_catalog.svv_redshift_databases AS
SELECT d.name::varchar(128) AS database_name,
       d.owner::bigint::integer AS database_owner,
       'local'::varchar(32) AS database_type,
       left(array_to_string(d.acl, '~'), 128)::varchar(128) AS database_acl,
       NULL::varchar(128) AS database_options,
       pg_catalog.redshift_local_isolation(d.database)::varchar(128) AS database_isolation_level
  FROM pg_catalog.redshift_local_databases d;

CREATE OR REPLACE VIEW pg_catalog.stv_db_isolation_level AS
SELECT d.name::char(128) AS db_name, pg_catalog.redshift_local_isolation(d.database)::char(20) AS isolation_level
  FROM pg_catalog.redshift_local_databases d;

-- The exact number of rows. A table that is locked against readers is not waited for: then the statistics answer.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_row_count(relation oid) RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER COST 100000 SET lock_timeout = '100ms' AS $$
DECLARE
    counted bigint;
BEGIN
    EXECUTE format('SELECT count(*) FROM ONLY %s', relation::regclass) INTO counted;
    RETURN counted;
EXCEPTION
    WHEN lock_not_available THEN
        RETURN pg_stat_get_live_tuples(relation);
    WHEN undefined_table THEN
        RETURN 0;
END
$$;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_diststyle(relation oid) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT CASE t.dist_style
                                WHEN 'KEY' THEN 'KEY(' || (SELECT min(c.column_name::text)
                                                             FROM pg_catalog.redshift_local_attributes c
                                                            WHERE c.relation = t.relation AND c.distkey) || ')'
                                WHEN 'AUTO' THEN NULL
                                ELSE t.dist_style
                            END
                       FROM pg_catalog.redshift_local_tables t
                      WHERE t.relation = $1),
                    'AUTO(ALL)')
$$;

-- Empty tables are not there, as on a cluster.
-- columns not confirmed: the types from estimated_visible_rows on.
CREATE OR REPLACE VIEW pg_catalog.svv_table_info AS
SELECT current_database()::text AS "database",
       t.schema_name::text AS "schema",
       t.relation AS table_id,
       t.name::text AS "table",
       CASE
           WHEN EXISTS (SELECT FROM pg_catalog.redshift_local_columns f
                         WHERE f.relation = t.relation AND f.encoding <> 'auto')
               THEN CASE WHEN k.compressed THEN 'Y' ELSE 'N' END
           ELSE CASE WHEN k.compressed THEN 'Y, AUTO(ENCODE)' ELSE 'N, AUTO(ENCODE)' END
       END AS encoded,
       pg_catalog.redshift_local_diststyle(t.relation) AS diststyle,
       CASE k.sort_style
           WHEN 'INTERLEAVED' THEN 'INTERLEAVED'
           WHEN 'AUTO' THEN 'AUTO(SORTKEY)'
           ELSE k.first_sort_column
       END AS sortkey1,
       coalesce(k.max_varchar, 0) AS max_varchar,
       coalesce(k.first_sort_encoding, '')::char(32) AS sortkey1_enc,
       k.sort_columns AS sortkey_num,
       s.megabytes AS size,
       0.0001::numeric(10, 4) AS pct_used,
       0::bigint AS empty,
       (CASE WHEN k.sort_columns = 0 THEN NULL ELSE 0 END)::numeric(5, 2) AS unsorted,
       0::numeric(5, 2) AS stats_off,
       t.row_count::numeric(38, 0) AS tbl_rows,
       NULL::numeric(19, 2) AS skew_sortkey1,
       NULL::numeric(19, 2) AS skew_rows,
       t.row_count::numeric(38, 0) AS estimated_visible_rows,
       NULL::text AS risk_event,
       0::numeric(12, 2) AS vacuum_sort_benefit,
       NULL::timestamp AS create_time
  FROM (SELECT r.relation, r.schema_name, r.name, pg_catalog.redshift_local_row_count(r.relation) AS row_count
          FROM pg_catalog.redshift_local_relations r
         WHERE r.kind IN ('r', 'p') AND NOT r.is_system) t
 CROSS JOIN LATERAL (SELECT greatest(ceil(pg_total_relation_size(t.relation) / 1048576.0), 1)::bigint AS megabytes) s
 CROSS JOIN LATERAL (
       SELECT bool_or(c.encoding <> 'none') AS compressed,
              coalesce((SELECT f.sort_style FROM pg_catalog.redshift_local_tables f WHERE f.relation = t.relation), 'AUTO')
                  AS sort_style,
              min(c.column_name::text) FILTER (WHERE c.sortkey = 1) AS first_sort_column,
              min(c.encoding) FILTER (WHERE c.sortkey = 1) AS first_sort_encoding,
              max(c.character_maximum_length) FILTER (WHERE c.data_type = 'character varying') AS max_varchar,
              (count(*) FILTER (WHERE c.sortkey <> 0))::integer AS sort_columns
         FROM pg_catalog.redshift_local_attributes c
        WHERE c.relation = t.relation) k
 WHERE t.row_count > 0;

CREATE OR REPLACE VIEW pg_catalog.stv_tbl_perm AS
SELECT 0 AS slice,
       r.relation::bigint::integer AS id,
       r.name::char(72) AS name,
       pg_catalog.redshift_local_row_count(r.relation) AS rows,
       0::bigint AS sorted_rows,
       (r.is_temporary)::integer AS temp,
       (SELECT d.oid::bigint::integer FROM pg_catalog.pg_database d WHERE d.datname = current_database()) AS db_id,
       0 AS insert_pristine,
       0 AS delete_pristine,
       1 AS backup,
       CASE (SELECT t.dist_style FROM pg_catalog.redshift_local_tables t WHERE t.relation = r.relation)
           WHEN 'EVEN' THEN 0 WHEN 'KEY' THEN 1 WHEN 'ALL' THEN 8 ELSE 10 END AS dist_style,
       -1 AS block_count
  FROM pg_catalog.redshift_local_relations r
 WHERE r.kind IN ('r', 'p') AND NOT r.is_system;

-- Nothing is external here; tools look all the same.
CREATE OR REPLACE VIEW pg_catalog.svv_external_schemas AS
SELECT 0::oid AS esoid, 0::smallint AS eskind, ''::name AS schemaname, 0 AS esowner, ''::text AS databasename,
       ''::text AS esoptions WHERE false;
CREATE OR REPLACE VIEW pg_catalog.svv_external_databases AS
SELECT 0 AS eskind, ''::text AS esoptions, ''::text AS databasename, ''::text AS location, ''::text AS parameters
 WHERE false;
CREATE OR REPLACE VIEW pg_catalog.svv_external_tables AS
SELECT ''::text AS redshift_database_name, ''::text AS schemaname, ''::text AS tablename, ''::text AS tabletype,
       ''::text AS location, ''::text AS input_format, ''::text AS output_format, ''::text AS serialization_lib,
       ''::text AS serde_parameters, 0 AS compressed, ''::text AS parameters WHERE false;
CREATE OR REPLACE VIEW pg_catalog.svv_external_columns AS
SELECT ''::text AS redshift_database_name, ''::text AS schemaname, ''::text AS tablename, ''::text AS columnname,
       ''::text AS external_type, 0 AS columnnum, 0 AS part_key, ''::text AS is_nullable WHERE false;
CREATE OR REPLACE VIEW pg_catalog.svv_external_partitions AS
SELECT ''::text AS schemaname, ''::text AS tablename, ''::text AS values, ''::text AS location, ''::text AS input_format,
       ''::text AS output_format, ''::text AS serialization_lib, ''::text AS serde_parameters, 0 AS compressed,
       ''::text AS parameters WHERE false;

CREATE OR REPLACE VIEW pg_catalog.pg_user_info AS
SELECT u.rolname AS usename,
       u.oid::bigint::integer AS usesysid,
       u.rolcreatedb AS usecreatedb,
       u.rolsuper OR pg_has_role(u.oid, 'pg_monitor', 'MEMBER') AS usesuper,
       false AS usecatupd,
       '********'::text AS passwd,
       u.rolvaliduntil AS valuntil,
       (SELECT s.setconfig FROM pg_catalog.pg_db_role_setting s WHERE s.setdatabase = 0 AND s.setrole = u.oid) AS useconfig,
       CASE WHEN u.rolconnlimit < 0 THEN 'UNLIMITED' ELSE u.rolconnlimit::text END AS useconnlimit,
       'RESTRICTED'::text AS syslogaccess,
       NULL::timestamp AS last_ddl_ts,
       0 AS sessiontimeout,
       NULL::text AS external_user_id
  FROM pg_catalog.pg_roles u
 WHERE u.rolcanlogin AND u.rolname <> 'postgres';

-- Procedures and functions under the names that older drivers ask for.
CREATE OR REPLACE VIEW pg_catalog.pg_proc_info AS
SELECT oid AS prooid, * FROM pg_catalog.pg_proc WHERE proname !~ '^redshift_local_';

-- Late-binding views are not there, so they have no columns; callers give the names and types of the result themselves.
CREATE OR REPLACE FUNCTION pg_catalog.pg_get_late_binding_view_cols() RETURNS SETOF record LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN;
END
$$;

CREATE OR REPLACE FUNCTION pg_catalog.pg_get_cols(relation text) RETURNS SETOF record LANGUAGE sql STABLE AS $$
    SELECT c.schema_name, c.table_name, c.column_name, c.full_type::varchar, c.ordinal_position
      FROM pg_catalog.redshift_local_attributes c
     WHERE c.relation = to_regclass($1)
     ORDER BY c.ordinal_position
$$;

GRANT SELECT ON pg_catalog.redshift_local_relations, pg_catalog.redshift_local_attributes,
    pg_catalog.redshift_local_databases, pg_catalog.pg_table_def, pg_catalog.svv_tables, pg_catalog.svv_redshift_tables,
    pg_catalog.svv_all_tables, pg_catalog.svv_columns, pg_catalog.svv_all_columns, pg_catalog.svv_redshift_columns,
    pg_catalog.svv_redshift_schemas, pg_catalog.svv_all_schemas, pg_catalog.svv_redshift_databases,
    pg_catalog.stv_db_isolation_level, pg_catalog.svv_table_info, pg_catalog.stv_tbl_perm,
    pg_catalog.svv_external_schemas, pg_catalog.svv_external_databases, pg_catalog.svv_external_tables,
    pg_catalog.svv_external_columns, pg_catalog.svv_external_partitions, pg_catalog.pg_user_info,
    pg_catalog.pg_proc_info TO PUBLIC;

RESET search_path;
RESET allow_system_table_mods;
