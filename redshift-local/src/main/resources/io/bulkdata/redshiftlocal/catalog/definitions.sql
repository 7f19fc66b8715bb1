-- What CREATE TABLE and ALTER TABLE say that PostgreSQL does not keep: storage, and keys that are not enforced.
-- The server in front puts it, as JSON, into redshift_local.definition before the statement; an event trigger keeps it, in the
-- same transaction. Can be run again on the same database.
SET allow_system_table_mods = on;
SET search_path = pg_catalog;

DO $$
BEGIN
    IF to_regtype('pg_catalog.hllsketch') IS NULL THEN
        CREATE DOMAIN pg_catalog.hllsketch AS text;
    END IF;
END
$$;

-- One row for each table that says how it is stored; a table without one has Redshift's defaults.
CREATE TABLE IF NOT EXISTS pg_catalog.redshift_local_tables (
    relation oid PRIMARY KEY,
    -- AUTO, EVEN, KEY or ALL.
    dist_style text NOT NULL DEFAULT 'AUTO',
    -- AUTO, COMPOUND, INTERLEAVED or NONE.
    sort_style text NOT NULL DEFAULT 'AUTO',
    backup boolean NOT NULL DEFAULT true
);

-- One row for each column that says how it is stored.
CREATE TABLE IF NOT EXISTS pg_catalog.redshift_local_columns (
    relation oid,
    attnum smallint,
    -- As it was written, in lower case; NULL where Redshift chooses.
    encoding text,
    distkey boolean NOT NULL DEFAULT false,
    -- The place in the sort key from 1; negative for every other column of an interleaved one; 0 when not in it.
    sortkey integer NOT NULL DEFAULT 0,
    PRIMARY KEY (relation, attnum)
);

-- What is true of each column of each table, as pg_table_def tells it.
CREATE OR REPLACE VIEW pg_catalog.redshift_local_column_storage AS
SELECT a.attrelid AS relation,
       a.attnum,
       coalesce(
           CASE WHEN s.encoding IN ('raw', 'auto') THEN CASE s.encoding WHEN 'raw' THEN 'none' END ELSE s.encoding END,
           CASE
               WHEN coalesce(s.sortkey, 0) <> 0 THEN 'none'
               WHEN t.typname IN ('int2', 'int4', 'int8', 'numeric', 'date', 'time', 'timetz', 'timestamp', 'timestamptz')
                   THEN 'az64'
               WHEN t.typname IN ('bpchar', 'varchar', 'text') THEN 'lzo'
               ELSE 'none'
           END) AS encoding,
       coalesce(s.distkey, false) AS distkey,
       coalesce(s.sortkey, 0) AS sortkey
  FROM pg_catalog.pg_attribute a
  JOIN pg_catalog.pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p', 'm')
  JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_catalog.redshift_local_columns s ON s.relation = a.attrelid AND s.attnum = a.attnum
 WHERE a.attnum > 0 AND NOT a.attisdropped;

GRANT SELECT ON pg_catalog.redshift_local_tables, pg_catalog.redshift_local_columns,
    pg_catalog.redshift_local_column_storage TO PUBLIC;

-- The numbers of the columns that are named there.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_attnums(relation oid, names json) RETURNS smallint[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog AS $$
DECLARE
    wanted text;
    found_attnum smallint;
    attnums smallint[] := '{}';
BEGIN
    FOR wanted IN SELECT json_array_elements_text(names) LOOP
        SELECT attnum INTO found_attnum
          FROM pg_attribute WHERE attrelid = relation AND attname = wanted AND attnum > 0 AND NOT attisdropped;
        IF found_attnum IS NULL THEN
            RAISE EXCEPTION 'column "%" does not exist', wanted USING ERRCODE = '42703';
        END IF;
        IF found_attnum = ANY (attnums) THEN
            RAISE EXCEPTION 'column "%" appears twice in a key', wanted USING ERRCODE = '42701';
        END IF;
        attnums := attnums || found_attnum;
    END LOOP;
    RETURN attnums;
END
$$;

-- A name as PostgreSQL chooses one: the first free of name, name1, name2, ...
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_constraint_name(relation oid, wanted text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
    SELECT name
      FROM (SELECT n, left(wanted, 58) || CASE n WHEN 0 THEN '' ELSE n::text END AS name FROM generate_series(0, 1600) n) names
     WHERE NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conrelid = relation AND c.conname = names.name)
     ORDER BY n LIMIT 1
$$;

-- Checks that a foreign key points at columns that are a key, and gives their numbers.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_referenced(referenced oid, said json) RETURNS smallint[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog AS $$
DECLARE
    attnums smallint[];
BEGIN
    IF said ->> 'referenced' IS NULL THEN
        SELECT conkey INTO attnums FROM pg_constraint WHERE conrelid = referenced AND contype = 'p';
        IF attnums IS NULL THEN
            RAISE EXCEPTION 'there is no primary key for referenced table "%"', referenced::regclass USING ERRCODE = '42704';
        END IF;
        RETURN attnums;
    END IF;
    attnums := redshift_local_attnums(referenced, said -> 'referenced');
    IF NOT EXISTS (SELECT 1 FROM pg_constraint
                    WHERE conrelid = referenced AND contype IN ('p', 'u') AND conkey @> attnums AND conkey <@ attnums) THEN
        RAISE EXCEPTION 'there is no unique constraint matching given keys for referenced table "%"', referenced::regclass
            USING ERRCODE = '42830';
    END IF;
    RETURN attnums;
END
$$;

-- Puts a key that is not enforced where PostgreSQL keeps those that are: it has no index, and nothing checks it.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_add_constraint(relation oid, said json, referenced oid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    kind "char" := said ->> 'type';
    id oid := pg_nextoid('pg_catalog.pg_constraint', 'oid', 'pg_catalog.pg_constraint_oid_index');
    attnums smallint[] := redshift_local_attnums(relation, said -> 'columns');
    referenced_attnums smallint[];
    operators oid[];
    table_name text := (SELECT relname FROM pg_class WHERE oid = relation);
    constraint_name text := said ->> 'name';
BEGIN
    IF kind = 'p' AND EXISTS (SELECT 1 FROM pg_constraint WHERE conrelid = relation AND contype = 'p') THEN
        RAISE EXCEPTION 'multiple primary keys for table "%" are not allowed', table_name USING ERRCODE = '42P16';
    END IF;
    IF kind = 'p' AND EXISTS (SELECT 1 FROM pg_attribute
                               WHERE attrelid = relation AND attnum = ANY (attnums) AND NOT attnotnull) THEN
        RAISE EXCEPTION 'cannot add a primary key to a nullable column of table "%"', table_name USING ERRCODE = '42P16';
    END IF;
    IF kind = 'f' THEN
        referenced_attnums := redshift_local_referenced(referenced, said);
        IF cardinality(attnums) <> cardinality(referenced_attnums) THEN
            RAISE EXCEPTION 'number of referencing and referenced columns for foreign key disagree' USING ERRCODE = '42830';
        END IF;
        operators := (SELECT array_agg('pg_catalog.=(integer,integer)'::regoperator::oid) FROM unnest(attnums));
    END IF;
    IF constraint_name IS NULL THEN
        constraint_name := redshift_local_constraint_name(relation, table_name || CASE kind
            WHEN 'p' THEN '_pkey'
            ELSE (SELECT string_agg('_' || attname, '' ORDER BY place)
                    FROM unnest(attnums) WITH ORDINALITY AS k (number, place)
                    JOIN pg_attribute ON attrelid = relation AND attnum = number)
                || CASE kind WHEN 'u' THEN '_key' ELSE '_fkey' END END);
    ELSIF EXISTS (SELECT 1 FROM pg_constraint WHERE conrelid = relation AND conname = constraint_name) THEN
        RAISE EXCEPTION 'constraint "%" for relation "%" already exists', constraint_name, table_name USING ERRCODE = '42710';
    END IF;
    -- Deferrable, so that no GROUP BY of PostgreSQL's relies on it.
    INSERT INTO pg_constraint (oid, conname, connamespace, contype, condeferrable, condeferred, conenforced, convalidated,
            conrelid, contypid, conindid, conparentid, confrelid, confupdtype, confdeltype, confmatchtype, conislocal,
            coninhcount, connoinherit, conperiod, conkey, confkey, conpfeqop, conppeqop, conffeqop)
    SELECT id, constraint_name, relnamespace, kind, true, false, false, false,
           relation, 0, 0, 0, coalesce(referenced, 0), CASE kind WHEN 'f' THEN 'a' ELSE ' ' END, CASE kind WHEN 'f' THEN 'a' ELSE ' ' END,
           CASE kind WHEN 'f' THEN 's' ELSE ' ' END, true, 0, true, false, attnums, referenced_attnums, operators, operators,
           operators
      FROM pg_class WHERE oid = relation;
    INSERT INTO pg_depend (classid, objid, objsubid, refclassid, refobjid, refobjsubid, deptype)
    SELECT 'pg_constraint'::regclass, id, 0, 'pg_class'::regclass, relation, number, 'a' FROM unnest(attnums) number;
    INSERT INTO pg_depend (classid, objid, objsubid, refclassid, refobjid, refobjsubid, deptype)
    SELECT 'pg_constraint'::regclass, id, 0, 'pg_class'::regclass, referenced, number, 'n'
      FROM unnest(referenced_attnums) number;
    -- psql's \d looks for foreign keys only where this says that there may be some; the next VACUUM or ANALYZE clears it.
    IF kind = 'f' THEN
        UPDATE pg_class SET relhastriggers = true WHERE oid IN (relation, referenced);
    END IF;
END
$$;

-- Types that cannot be compared are no keys.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_key_columns(relation oid, names json) RETURNS smallint[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog AS $$
DECLARE
    attnums smallint[] := redshift_local_attnums(relation, coalesce(names, '[]'));
    opaque text := (SELECT typname FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
                     WHERE a.attrelid = relation AND a.attnum = ANY (attnums)
                       AND typname IN ('super', 'geometry', 'geography', 'hllsketch') LIMIT 1);
BEGIN
    IF opaque IS NOT NULL THEN
        RAISE EXCEPTION 'a column of type % cannot be a distribution or sort key', opaque USING ERRCODE = '0A000';
    END IF;
    RETURN attnums;
END
$$;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_set_storage(relation oid, said json) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
#variable_conflict use_variable
DECLARE
    keys smallint[];
    step integer;
    encoded record;
BEGIN
    INSERT INTO redshift_local_tables (relation) VALUES (relation) ON CONFLICT DO NOTHING;
    UPDATE redshift_local_tables t
       SET dist_style = coalesce(said ->> 'diststyle', dist_style),
           sort_style = coalesce(said ->> 'sortstyle', sort_style),
           backup = coalesce((said ->> 'backup')::boolean, backup)
     WHERE t.relation = relation;
    INSERT INTO redshift_local_columns (relation, attnum)
    SELECT relation, attnum FROM pg_attribute WHERE attrelid = relation AND attnum > 0 AND NOT attisdropped
    ON CONFLICT DO NOTHING;
    IF said ->> 'diststyle' IS NOT NULL THEN
        keys := redshift_local_key_columns(relation, said -> 'distkey');
        UPDATE redshift_local_columns c SET distkey = attnum = ANY (keys) WHERE c.relation = relation;
    END IF;
    IF said ->> 'sortstyle' IS NOT NULL THEN
        keys := redshift_local_key_columns(relation, said -> 'sortkey');
        step := CASE said ->> 'sortstyle' WHEN 'INTERLEAVED' THEN -1 ELSE 1 END;
        UPDATE redshift_local_columns c
           SET sortkey = coalesce(array_position(keys, attnum), 0)
                   * CASE WHEN array_position(keys, attnum) % 2 = 0 THEN step ELSE 1 END
         WHERE c.relation = relation;
    END IF;
    FOR encoded IN SELECT key, value FROM json_each_text(coalesce(said -> 'encodings', '{}')) LOOP
        keys := redshift_local_attnums(relation, json_build_array(encoded.key));
        UPDATE redshift_local_columns c SET encoding = encoded.value WHERE c.relation = relation AND attnum = keys[1];
    END LOOP;
    IF said ->> 'encode' = 'AUTO' THEN
        UPDATE redshift_local_columns c SET encoding = NULL WHERE c.relation = relation;
    END IF;
END
$$;

-- What ALTER TABLE may not change. Developer guide, "ALTER TABLE".
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_check_storage(relation oid, said json) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog AS $$
#variable_conflict use_variable
DECLARE
    interleaved boolean := EXISTS (
        SELECT 1 FROM redshift_local_tables t WHERE t.relation = relation AND sort_style = 'INTERLEAVED');
    same text;
BEGIN
    IF interleaved AND (said ->> 'diststyle' IS NOT NULL OR said ->> 'encodings' IS NOT NULL) THEN
        RAISE EXCEPTION 'cannot alter the distribution or an encoding of a table with an interleaved sort key'
            USING ERRCODE = '0A000';
    END IF;
    IF said ->> 'diststyle' IN ('ALL', 'EVEN')
       AND (SELECT relpersistence = 't' FROM pg_class WHERE oid = relation) THEN
        RAISE EXCEPTION 'cannot alter the distribution style of a temporary table' USING ERRCODE = '0A000';
    END IF;
    SELECT key INTO same
      FROM json_each_text(coalesce(said -> 'encodings', '{}'))
      JOIN pg_attribute a ON a.attrelid = relation AND a.attname = key
      JOIN redshift_local_column_storage s ON s.relation = a.attrelid AND s.attnum = a.attnum
     WHERE s.encoding = CASE value WHEN 'raw' THEN 'none' ELSE value END LIMIT 1;
    IF same IS NOT NULL THEN
        RAISE EXCEPTION 'column "%" has this encoding already', same USING ERRCODE = '0A000';
    END IF;
END
$$;

-- LIKE takes over how the other table is stored, but not its keys.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_copy_storage(relation oid, other oid) RETURNS void
LANGUAGE sql SET search_path = pg_catalog AS $$
    INSERT INTO redshift_local_tables (relation, dist_style, sort_style, backup)
    SELECT $1, dist_style, sort_style, backup FROM redshift_local_tables t WHERE t.relation = $2;
    INSERT INTO redshift_local_columns (relation, attnum, encoding, distkey, sortkey)
    SELECT $1, mine.attnum, s.encoding, s.distkey, s.sortkey
      FROM redshift_local_columns s
      JOIN pg_attribute a ON a.attrelid = $2 AND a.attnum = s.attnum AND NOT a.attisdropped
      JOIN pg_attribute mine ON mine.attrelid = $1 AND mine.attname = a.attname
     WHERE s.relation = $2;
$$;

-- Without a search path of its own, because it reads names as the client does.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_define() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    said json := nullif(current_setting('redshift_local.definition', true), '')::json;
    relation oid;
    key_constraint json;
    other json;
BEGIN
    IF said IS NULL THEN
        RETURN;
    END IF;
    PERFORM set_config('redshift_local.definition', '', true);
    -- Nothing when the table was there already and that was fine.
    SELECT objid INTO relation
      FROM pg_event_trigger_ddl_commands() WHERE classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND objsubid = 0
       AND object_type IN ('table', 'materialized view') LIMIT 1;
    IF relation IS NULL THEN
        RETURN;
    END IF;
    FOR other IN SELECT json_array_elements(coalesce(said -> 'like', '[]')) LOOP
        PERFORM pg_catalog.redshift_local_copy_storage(relation, (other #>> '{}')::pg_catalog.regclass);
    END LOOP;
    IF TG_TAG = 'ALTER TABLE' AND NOT (said -> 'added') IS NOT NULL THEN
        PERFORM pg_catalog.redshift_local_check_storage(relation, coalesce(said -> 'storage', '{}'));
    END IF;
    IF (said -> 'storage') IS NOT NULL THEN
        PERFORM pg_catalog.redshift_local_set_storage(relation, said -> 'storage');
    END IF;
    FOR key_constraint IN SELECT json_array_elements(coalesce(said -> 'constraints', '[]')) LOOP
        PERFORM pg_catalog.redshift_local_add_constraint(
            relation, key_constraint, (key_constraint ->> 'references')::pg_catalog.regclass);
    END LOOP;
END
$$;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_forget() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    DELETE FROM redshift_local_columns c USING pg_event_trigger_dropped_objects() d
     WHERE d.classid = 'pg_class'::regclass AND c.relation = d.objid AND d.objsubid IN (0, c.attnum);
    DELETE FROM redshift_local_tables t USING pg_event_trigger_dropped_objects() d
     WHERE d.classid = 'pg_class'::regclass AND t.relation = d.objid AND d.objsubid = 0;
END
$$;

DROP EVENT TRIGGER IF EXISTS redshift_local_define;
CREATE EVENT TRIGGER redshift_local_define ON ddl_command_end
    WHEN TAG IN ('CREATE TABLE', 'CREATE TABLE AS', 'ALTER TABLE', 'CREATE MATERIALIZED VIEW')
    EXECUTE FUNCTION pg_catalog.redshift_local_define();
DROP EVENT TRIGGER IF EXISTS redshift_local_forget;
CREATE EVENT TRIGGER redshift_local_forget ON sql_drop EXECUTE FUNCTION pg_catalog.redshift_local_forget();

-- PostgreSQL's own fails for a key without an index.
DO $$
BEGIN
    IF to_regprocedure('pg_catalog.postgresql_get_constraintdef(oid, boolean)') IS NULL THEN
        ALTER FUNCTION pg_catalog.pg_get_constraintdef(oid) RENAME TO postgresql_get_constraintdef;
        ALTER FUNCTION pg_catalog.pg_get_constraintdef(oid, boolean) RENAME TO postgresql_get_constraintdef;
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION pg_catalog.pg_get_constraintdef(oid) RETURNS text
LANGUAGE plpgsql STABLE STRICT AS $$
DECLARE
    c record;
BEGIN
    SELECT * INTO c FROM pg_constraint WHERE oid = $1;
    IF c.conenforced OR c.contype NOT IN ('p', 'u', 'f') THEN
        RETURN postgresql_get_constraintdef($1);
    END IF;
    RETURN CASE c.contype WHEN 'p' THEN 'PRIMARY KEY ' WHEN 'u' THEN 'UNIQUE ' ELSE 'FOREIGN KEY ' END
        || '(' || redshift_local_column_list(c.conrelid, c.conkey) || ')'
        || CASE c.contype WHEN 'f'
           THEN ' REFERENCES ' || c.confrelid::regclass || '(' || redshift_local_column_list(c.confrelid, c.confkey) || ')'
           ELSE '' END;
END
$$;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_column_list(relation oid, attnums smallint[]) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
    SELECT string_agg(quote_ident(attname), ', ' ORDER BY place)
      FROM unnest(attnums) WITH ORDINALITY AS k (number, place)
      JOIN pg_attribute ON attrelid = relation AND attnum = number
$$;

CREATE OR REPLACE FUNCTION pg_catalog.pg_get_constraintdef(oid, boolean) RETURNS text
LANGUAGE sql STABLE STRICT AS 'SELECT pg_catalog.pg_get_constraintdef($1)';

-- What MERGE may not do. Without a search path of its own, because it reads names as the client does.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_check_merge(target text, source text, simplified boolean) RETURNS void
LANGUAGE plpgsql STABLE AS $$
DECLARE
    target_id oid := pg_catalog.to_regclass(target);
    source_id oid := pg_catalog.to_regclass(source);
BEGIN
    IF target_id IS NULL THEN
        RAISE EXCEPTION 'relation "%" does not exist', target USING ERRCODE = '42P01';
    END IF;
    IF (SELECT relkind <> 'r' OR relnamespace = 'pg_catalog'::pg_catalog.regnamespace
          FROM pg_catalog.pg_class WHERE oid = target_id) THEN
        RAISE EXCEPTION 'MERGE INTO "%" is not possible: it is not a table of a user', target USING ERRCODE = '42809';
    END IF;
    IF source_id IS NULL THEN
        RETURN;
    END IF;
    IF source_id = target_id THEN
        RAISE EXCEPTION 'source table and target table of MERGE cannot be the same table' USING ERRCODE = '0A000';
    END IF;
    IF target_id IN (
        WITH RECURSIVE reads (id) AS (
            SELECT source_id
            UNION
            SELECT d.refobjid
              FROM reads
              JOIN pg_catalog.pg_rewrite w ON w.ev_class = reads.id
              JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND d.objid = w.oid
               AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass)
        SELECT id FROM reads) THEN
        RAISE EXCEPTION 'Source view/subquery in Merge statement cannot reference target table.' USING ERRCODE = '0A000';
    END IF;
    IF simplified AND (SELECT count(*) FILTER (WHERE attrelid = target_id) <> count(*) FILTER (WHERE attrelid = source_id)
          FROM pg_catalog.pg_attribute WHERE attrelid IN (target_id, source_id) AND attnum > 0 AND NOT attisdropped) THEN
        RAISE EXCEPTION 'MERGE ... REMOVE DUPLICATES needs as many columns in the source as in the target'
            USING ERRCODE = '42601';
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_require_single_matches(matches bigint) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF matches > 1 THEN
        RAISE EXCEPTION 'Found multiple matches to update the same tuple.' USING ERRCODE = 'XX000';
    END IF;
    RETURN true;
END
$$;

-- ALTER DATABASE ISOLATION LEVEL fails while others are connected there.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_require_unused(wanted text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = wanted AND pid <> pg_backend_pid()) THEN
        RAISE EXCEPTION 'database "%" is being accessed by other users', wanted USING ERRCODE = '55006';
    END IF;
END
$$;

-- The isolation level of a database as stv_db_isolation_level tells it: its own setting, or else the server's.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_isolation(database oid) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
    SELECT CASE coalesce(
               (SELECT split_part(setting, '=', 2)
                  FROM pg_db_role_setting s, unnest(s.setconfig) AS setting
                 WHERE s.setdatabase = database AND s.setrole = 0 AND setting LIKE 'default_transaction_isolation=%'),
               current_setting('redshift_local.isolation'))
           WHEN 'serializable' THEN 'Serializable' ELSE 'Snapshot Isolation' END
$$;

RESET search_path;
RESET allow_system_table_mods;
