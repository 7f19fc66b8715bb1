-- What does the work, or knows the rules, of statements that Redshift has and PostgreSQL has not. Called by the server in front in
-- the client's session; without search paths of their own where they read names as the client does. Can be run again.
SET allow_system_table_mods = on;
SET search_path = pg_catalog;

-- The table of that name.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_table(name text) RETURNS oid LANGUAGE plpgsql STABLE AS $$
DECLARE
    id oid := pg_catalog.to_regclass(name);
BEGIN
    IF id IS NULL THEN
        RAISE EXCEPTION 'relation % does not exist', name USING ERRCODE = '42P01';
    END IF;
    RETURN id;
END
$$;

-- What two tables must have in common for ALTER TABLE APPEND, for each column and for the whole table.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_column_attributes(relation oid, attnum smallint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
    SELECT concat_ws(', ', format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'not null' END,
                     'encoding ' || s.encoding, CASE WHEN s.distkey THEN 'distkey' END, 'sortkey ' || s.sortkey)
      FROM pg_attribute a
      JOIN redshift_local_column_storage s ON s.relation = a.attrelid AND s.attnum = a.attnum
     WHERE a.attrelid = $1 AND a.attnum = $2
$$;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_table_attributes(relation oid) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
    SELECT coalesce((SELECT 'DISTSTYLE ' || dist_style || ', SORTKEY ' || sort_style
                       FROM redshift_local_tables t WHERE t.relation = $1), 'DISTSTYLE AUTO, SORTKEY AUTO')
$$;

-- ALTER TABLE target APPEND FROM source. Developer guide, "ALTER TABLE APPEND".
CREATE OR REPLACE PROCEDURE pg_catalog.redshift_local_append(target text, source text, mode text) LANGUAGE plpgsql AS $$
DECLARE
    target_id oid := pg_catalog.redshift_local_table(target);
    source_id oid := pg_catalog.redshift_local_table(source);
    other record;
    columns text;
    source_extra text;
    target_extra text;
BEGIN
    IF target_id = source_id THEN
        RAISE EXCEPTION 'ALTER TABLE APPEND needs two tables' USING ERRCODE = '0A000';
    END IF;
    FOR other IN SELECT c.relname FROM pg_catalog.pg_class c
        WHERE c.oid IN (target_id, source_id) AND (c.relpersistence = 't' OR c.relkind <> 'r') LOOP
        RAISE EXCEPTION 'ALTER TABLE APPEND needs permanent tables, which "%" is not', other.relname USING ERRCODE = '0A000';
    END LOOP;
    EXECUTE pg_catalog.format('LOCK TABLE %s, %s IN ACCESS EXCLUSIVE MODE', target, source);
    IF pg_catalog.redshift_local_table_attributes(target_id) <> pg_catalog.redshift_local_table_attributes(source_id) THEN
        RAISE EXCEPTION 'ALTER TABLE APPEND needs tables that are stored alike: % has %, % has %', target,
            pg_catalog.redshift_local_table_attributes(target_id), source,
            pg_catalog.redshift_local_table_attributes(source_id) USING ERRCODE = '0A000';
    END IF;
    IF (SELECT pg_catalog.count(DISTINCT attrelid) FROM pg_catalog.pg_attribute
         WHERE attrelid IN (target_id, source_id) AND attidentity = 'a' AND NOT attisdropped) = 2 THEN
        RAISE EXCEPTION 'ALTER TABLE APPEND cannot append an IDENTITY column to another' USING ERRCODE = '0A000';
    END IF;
    CREATE TEMP TABLE redshift_local_appended ON COMMIT DROP AS
    SELECT coalesce(t.attname, s.attname) AS name, t.attnum AS target_number, s.attnum AS source_number
      FROM (SELECT * FROM pg_catalog.pg_attribute WHERE attrelid = target_id AND attnum > 0 AND NOT attisdropped
               AND attidentity <> 'a') t
      FULL JOIN (SELECT * FROM pg_catalog.pg_attribute WHERE attrelid = source_id AND attnum > 0 AND NOT attisdropped
               AND attidentity <> 'a') s ON s.attname = t.attname;
    FOR other IN SELECT name FROM redshift_local_appended
        WHERE pg_catalog.redshift_local_column_attributes(target_id, target_number)
           <> pg_catalog.redshift_local_column_attributes(source_id, source_number) LOOP
        RAISE EXCEPTION 'ALTER TABLE APPEND needs columns with the same attributes, which "%" has not', other.name
            USING ERRCODE = '0A000';
    END LOOP;
    SELECT pg_catalog.string_agg(pg_catalog.quote_ident(name), ', ') INTO columns
      FROM redshift_local_appended WHERE target_number IS NOT NULL AND source_number IS NOT NULL;
    SELECT pg_catalog.string_agg(pg_catalog.quote_ident(attname), ', ' ORDER BY attnum) INTO source_extra
      FROM pg_catalog.pg_attribute a WHERE attrelid = source_id AND attnum > 0 AND NOT attisdropped
       AND NOT EXISTS (SELECT 1 FROM redshift_local_appended n WHERE n.source_number = a.attnum AND n.target_number IS NOT NULL);
    SELECT pg_catalog.string_agg(pg_catalog.quote_ident(attname), ', ' ORDER BY attnum) INTO target_extra
      FROM pg_catalog.pg_attribute a WHERE attrelid = target_id AND attnum > 0 AND NOT attisdropped
       AND NOT EXISTS (SELECT 1 FROM redshift_local_appended n WHERE n.target_number = a.attnum AND n.source_number IS NOT NULL);
    DROP TABLE redshift_local_appended;
    IF source_extra IS NOT NULL AND (target_extra IS NOT NULL OR mode <> 'IGNOREEXTRA') THEN
        RAISE EXCEPTION 'ALTER TABLE APPEND: % has columns that % has not: %', source, target, source_extra
            USING ERRCODE = '0A000', HINT = 'IGNOREEXTRA leaves them out, if the target has none of its own.';
    END IF;
    IF target_extra IS NOT NULL AND mode <> 'FILLTARGET' THEN
        RAISE EXCEPTION 'ALTER TABLE APPEND: % has columns that % has not: %', target, source, target_extra
            USING ERRCODE = '0A000', HINT = 'FILLTARGET gives them their defaults.';
    END IF;
    IF columns IS NULL THEN
        RAISE EXCEPTION 'ALTER TABLE APPEND: % and % have no column in common', target, source USING ERRCODE = '0A000';
    END IF;
    EXECUTE pg_catalog.format('INSERT INTO %s (%s) SELECT %s FROM %s', target, columns, columns, source);
    EXECUTE pg_catalog.format('TRUNCATE %s', source);
END
$$;

-- ALTER TABLE ... ALTER COLUMN ... TYPE. Developer guide, "ALTER TABLE".
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_check_new_type(name text, wanted text) RETURNS void
LANGUAGE plpgsql STABLE AS $$
DECLARE
    id oid := pg_catalog.redshift_local_table(name);
    number smallint;
    encoded text;
BEGIN
    SELECT attnum INTO number FROM pg_catalog.pg_attribute
     WHERE attrelid = id AND attname = wanted AND atttypid = 'varchar'::pg_catalog.regtype;
    IF number IS NULL THEN
        IF EXISTS (SELECT 1 FROM pg_catalog.pg_attribute WHERE attrelid = id AND attname = wanted) THEN
            RAISE EXCEPTION 'ALTER COLUMN TYPE changes the size of a VARCHAR column only, which "%" is not', wanted
                USING ERRCODE = '0A000';
        END IF;
        RETURN;
    END IF;
    SELECT encoding INTO encoded FROM pg_catalog.redshift_local_columns WHERE relation = id AND attnum = number;
    IF encoded IN ('bytedict', 'runlength', 'text255', 'text32k') THEN
        RAISE EXCEPTION 'cannot alter type of column "%" with encoding %', wanted, encoded USING ERRCODE = '0A000';
    END IF;
    IF EXISTS (SELECT 1 FROM pg_catalog.pg_attrdef WHERE adrelid = id AND adnum = number) THEN
        RAISE EXCEPTION 'cannot alter type of column "%" with a default value', wanted USING ERRCODE = '0A000';
    END IF;
    IF EXISTS (SELECT 1 FROM pg_catalog.pg_constraint WHERE conrelid = id AND contype IN ('p', 'u', 'f') AND number = ANY (conkey))
       OR EXISTS (SELECT 1 FROM pg_catalog.pg_constraint WHERE confrelid = id AND contype = 'f' AND number = ANY (confkey)) THEN
        RAISE EXCEPTION 'cannot alter type of column "%" with a UNIQUE, PRIMARY KEY or FOREIGN KEY constraint', wanted
            USING ERRCODE = '0A000';
    END IF;
END
$$;

-- ALTER TABLE ... DROP COLUMN.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_check_drop(name text, wanted text) RETURNS void
LANGUAGE plpgsql STABLE AS $$
DECLARE
    stored record;
BEGIN
    SELECT s.distkey, s.sortkey INTO stored
      FROM pg_catalog.pg_attribute a
      JOIN pg_catalog.redshift_local_columns s ON s.relation = a.attrelid AND s.attnum = a.attnum
     WHERE a.attrelid = pg_catalog.to_regclass(name) AND a.attname = wanted;
    IF stored.distkey THEN
        RAISE EXCEPTION 'cannot drop distkey column "%"', wanted USING ERRCODE = '0A000';
    ELSIF stored.sortkey <> 0 THEN
        RAISE EXCEPTION 'cannot drop sortkey column "%"', wanted USING ERRCODE = '0A000';
    END IF;
END
$$;

-- CREATE VIEW ... WITH NO SCHEMA BINDING: the view runs the text of its query, so it depends on nothing but the names.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_late(query text) RETURNS SETOF record LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY EXECUTE query;
END
$$;

CREATE OR REPLACE PROCEDURE pg_catalog.redshift_local_create_late_view(
    view_name text, column_names text[], query text, replacing boolean) LANGUAGE plpgsql AS $$
DECLARE
    path text := pg_catalog.current_setting('search_path');
    named text := CASE WHEN column_names = '{}' THEN '' ELSE (
        SELECT '(' || pg_catalog.string_agg(pg_catalog.quote_ident(n), ', ') || ')' FROM pg_catalog.unnest(column_names) n) END;
    columns text;
BEGIN
    BEGIN
        -- Names without a schema are found by nobody now.
        PERFORM pg_catalog.set_config('search_path', '', true);
        EXECUTE 'CREATE TEMP VIEW redshift_local_probe ' || named || ' AS ' || query;
    EXCEPTION
        WHEN undefined_table THEN
            IF SQLERRM LIKE '%"%.%"%' THEN
                RAISE EXCEPTION '%', SQLERRM USING ERRCODE = '42P01',
                    HINT = 'redshift-local needs the tables of a view WITH NO SCHEMA BINDING when the view is made.';
            END IF;
            RAISE EXCEPTION 'All the relation names inside should be qualified when creating views WITH NO SCHEMA BINDING.'
                USING ERRCODE = '0A000';
        WHEN undefined_function THEN
            EXECUTE 'CREATE TEMP VIEW redshift_local_probe ' || named || ' AS ' || query;
    END;
    SELECT pg_catalog.string_agg(
               pg_catalog.format('%I %s', attname, pg_catalog.format_type(atttypid, NULL)), ', ' ORDER BY attnum)
      INTO columns
      FROM pg_catalog.pg_attribute WHERE attrelid = 'pg_temp.redshift_local_probe'::pg_catalog.regclass AND attnum > 0;
    DROP VIEW pg_temp.redshift_local_probe;
    PERFORM pg_catalog.set_config('search_path', path, true);
    EXECUTE pg_catalog.format('CREATE %s VIEW %s AS SELECT * FROM pg_catalog.redshift_local_late(%L) AS late (%s)',
        CASE WHEN replacing THEN 'OR REPLACE' ELSE '' END, view_name, query, columns);
END
$$;

CREATE OR REPLACE PROCEDURE pg_catalog.redshift_local_require_schema(wanted text) LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = wanted) THEN
        RAISE EXCEPTION 'schema "%" does not exist', wanted USING ERRCODE = '3F000';
    END IF;
END
$$;

-- A session has one cursor at a time. The statements of drivers are not counted.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_require_no_cursor() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    open_cursor text := (SELECT name FROM pg_catalog.pg_cursors WHERE name <> '' AND statement ~* '^\s*declare\s' LIMIT 1);
BEGIN
    IF open_cursor IS NOT NULL THEN
        RAISE EXCEPTION 'cursor "%" is open: a session has one cursor at a time', open_cursor USING ERRCODE = '0A000';
    END IF;
END
$$;

-- ANALYZE COMPRESSION: how much of a column is repetition is the estimate.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_analyze_compression(wanted_table text, wanted_columns text[])
RETURNS TABLE ("Table" text, "Column" text, "Encoding" text, "Est_reduction_pct" numeric) LANGUAGE plpgsql AS $$
DECLARE
    analyzed record;
    unknown text := (SELECT n FROM pg_catalog.unnest(wanted_columns) n WHERE n NOT IN (
        SELECT attname FROM pg_catalog.pg_attribute WHERE attrelid = pg_catalog.to_regclass(wanted_table)) LIMIT 1);
BEGIN
    IF wanted_table IS NOT NULL THEN
        PERFORM pg_catalog.redshift_local_table(wanted_table);
    END IF;
    IF unknown IS NOT NULL THEN
        RAISE EXCEPTION 'column "%" does not exist', unknown USING ERRCODE = '42703';
    END IF;
    FOR analyzed IN
        SELECT c.oid, c.relname, a.attname, s.encoding, s.sortkey, t.typname
          FROM pg_catalog.pg_class c
          JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
          JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
          JOIN pg_catalog.redshift_local_column_storage s ON s.relation = c.oid AND s.attnum = a.attnum
         WHERE c.relkind = 'r' AND pg_catalog.has_table_privilege(c.oid, 'SELECT')
           AND CASE WHEN wanted_table IS NULL
               THEN c.relnamespace NOT IN ('pg_catalog'::pg_catalog.regnamespace, 'information_schema'::pg_catalog.regnamespace)
                   AND c.relpersistence = 'p'
               ELSE c.oid = pg_catalog.to_regclass(wanted_table) END
         ORDER BY c.relname, c.oid, a.attnum
    LOOP
        "Table" := analyzed.relname;
        "Column" := analyzed.attname;
        "Encoding" := CASE
            WHEN NOT analyzed.attname = ANY (coalesce(wanted_columns, ARRAY[analyzed.attname::text])) THEN 'N/A'
            WHEN analyzed.sortkey <> 0 OR analyzed.typname IN ('super', 'geometry', 'geography', 'hllsketch') THEN
                CASE analyzed.encoding WHEN 'none' THEN 'raw' ELSE analyzed.encoding END
            WHEN analyzed.typname IN ('int2', 'int4', 'int8', 'numeric', 'date', 'timestamp', 'timestamptz') THEN 'az64'
            ELSE 'zstd' END;
        IF "Encoding" = 'N/A' OR analyzed.sortkey <> 0 OR "Encoding" = analyzed.encoding
           OR analyzed.typname IN ('super', 'geometry', 'geography', 'hllsketch') THEN
            "Est_reduction_pct" := 0.00;
        ELSE
            EXECUTE pg_catalog.format(
                'SELECT CASE count(*) WHEN 0 THEN 0.00 ELSE round(99.0 * (1 - count(DISTINCT %I)::numeric / count(*)), 2)::numeric(5, 2) END FROM %s',
                analyzed.attname, analyzed.oid::pg_catalog.regclass) INTO "Est_reduction_pct";
        END IF;
        RETURN NEXT;
    END LOOP;
END
$$;

RESET search_path;
RESET allow_system_table_mods;
