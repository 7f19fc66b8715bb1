-- What SHOW lists: Database Developer Guide, "SHOW DATABASES" and the pages after it. The server in front translates the
-- statements to calls of these functions. A limit or a pattern that was not given is NULL; another database has nothing.
SET allow_system_table_mods = on;
SET search_path = pg_catalog;

-- columns not confirmed.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_show_databases(pattern text, maximum bigint)
RETURNS TABLE (database_name varchar, database_owner integer, database_type varchar, database_acl varchar,
               parameters varchar, database_isolation_level varchar)
LANGUAGE sql STABLE AS $$
    SELECT * FROM pg_catalog.svv_redshift_databases d
     WHERE pattern IS NULL OR d.database_name LIKE pattern
     ORDER BY d.database_name LIMIT maximum
$$;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_show_schemas(database text, pattern text, maximum bigint)
RETURNS TABLE (database_name varchar, schema_name varchar, schema_owner integer, schema_type varchar,
               schema_acl varchar, source_database varchar, schema_option varchar)
LANGUAGE sql STABLE AS $$
    SELECT * FROM pg_catalog.svv_all_schemas s
     WHERE s.database_name = database AND (pattern IS NULL OR s.schema_name LIKE pattern)
     ORDER BY s.schema_name LIMIT maximum
$$;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_show_tables(
    database text, schema text, pattern text, maximum bigint)
RETURNS TABLE (database_name varchar, schema_name varchar, table_name varchar, table_type varchar, table_acl varchar,
               remarks varchar, owner varchar, last_altered_time timestamp, last_modified_time timestamp,
               dist_style varchar, table_subtype varchar)
LANGUAGE sql STABLE AS $$
    SELECT current_database(), r.schema_name, r.name,
           CASE WHEN r.kind IN ('v', 'm') THEN 'VIEW' ELSE 'TABLE' END,
           array_to_string(r.acl, '~'),
           obj_description(r.relation, 'pg_class'), pg_get_userbyid(r.owner), NULL::timestamp, NULL::timestamp,
           CASE WHEN r.kind IN ('r', 'p') THEN pg_catalog.redshift_local_diststyle(r.relation) END,
           CASE r.kind WHEN 'v' THEN 'REGULAR VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'REGULAR TABLE' END
      FROM pg_catalog.redshift_local_relations r
     WHERE current_database() = database AND r.schema_name = schema AND (pattern IS NULL OR r.name LIKE pattern)
       AND (has_table_privilege(r.relation, 'SELECT, INSERT, UPDATE, DELETE, REFERENCES')
            OR has_any_column_privilege(r.relation, 'SELECT'))
     ORDER BY r.name LIMIT maximum
$$;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_show_columns(
    database text, schema text, relation text, pattern text, maximum bigint)
RETURNS TABLE (database_name varchar, schema_name varchar, table_name varchar, column_name varchar,
               ordinal_position integer, column_default varchar, is_nullable varchar, data_type varchar,
               character_maximum_length integer, numeric_precision integer, numeric_scale integer, remarks varchar,
               sort_key_type varchar, sort_key integer, dist_key integer, encoding varchar, "collation" varchar)
LANGUAGE sql STABLE AS $$
    SELECT current_database(), c.schema_name, c.table_name, c.column_name, c.ordinal_position,
           pg_catalog.redshift_local_column_default(c.relation, c.number, c.identity),
           CASE WHEN c.not_null THEN 'NO' ELSE 'YES' END,
           c.data_type, c.character_maximum_length, c.numeric_precision, c.numeric_scale,
           col_description(c.relation, c.number),
           CASE WHEN c.sortkey = 0 THEN NULL WHEN f.sort_style = 'INTERLEAVED' THEN 'INTERLEAVED' ELSE 'COMPOUND' END,
           abs(c.sortkey), c.distkey::integer, c.encoding, NULL::varchar
      FROM pg_catalog.redshift_local_attributes c
      LEFT JOIN pg_catalog.redshift_local_tables f ON f.relation = c.relation
     WHERE current_database() = database AND c.schema_name = schema AND c.table_name = $3
       AND (pattern IS NULL OR c.column_name LIKE pattern)
       AND has_column_privilege(c.relation, c.number, 'SELECT, INSERT, UPDATE, REFERENCES')
     ORDER BY c.ordinal_position LIMIT maximum
$$;

CREATE OR REPLACE VIEW pg_catalog.redshift_local_key_columns AS
SELECT n.nspname AS schema_name, c.relname AS table_name, k.conrelid AS relation, k.conname AS key_name,
       k.contype AS kind, a.attname AS column_name, p.position::integer AS key_seq, k.confrelid AS referenced,
       k.confkey AS referenced_columns
  FROM pg_catalog.pg_constraint k
  JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 CROSS JOIN LATERAL unnest(k.conkey) WITH ORDINALITY AS p (number, position)
  JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = p.number
 WHERE k.contype IN ('p', 'u', 'f');

CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_show_primary_keys(
    database text, schema text, relation text, maximum bigint)
RETURNS TABLE (database_name varchar, schema_name varchar, table_name varchar, pk_name varchar, column_name varchar,
               key_seq integer)
LANGUAGE sql STABLE AS $$
    SELECT current_database(), k.schema_name, k.table_name, k.key_name, k.column_name, k.key_seq
      FROM pg_catalog.redshift_local_key_columns k
     WHERE current_database() = database AND k.schema_name = schema AND k.table_name = $3 AND k.kind = 'p'
     ORDER BY k.key_seq LIMIT maximum
$$;

-- The keys of the table itself, or those of other tables that refer to it.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_show_foreign_keys(
    database text, schema text, relation text, exported boolean, maximum bigint)
RETURNS TABLE (pk_database_name varchar, pk_schema_name varchar, pk_table_name varchar, pk_column_name varchar,
               fk_database_name varchar, fk_schema_name varchar, fk_table_name varchar, fk_column_name varchar,
               key_seq integer, fk_name varchar, pk_name varchar, update_rule integer, delete_rule integer,
               deferrability integer)
LANGUAGE sql STABLE AS $$
    SELECT current_database(), n.nspname, r.relname, a.attname,
           current_database(), k.schema_name, k.table_name, k.column_name, k.key_seq, k.key_name,
           (SELECT p.conname FROM pg_catalog.pg_constraint p WHERE p.conrelid = k.referenced AND p.contype = 'p'),
           3, 3, 7
      FROM pg_catalog.redshift_local_key_columns k
      JOIN pg_catalog.pg_class r ON r.oid = k.referenced
      JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
      LEFT JOIN pg_catalog.pg_attribute a
             ON a.attrelid = k.referenced AND a.attnum = k.referenced_columns[k.key_seq]
     WHERE current_database() = database AND k.kind = 'f'
       AND CASE WHEN exported THEN n.nspname = schema AND r.relname = $3
                ELSE k.schema_name = schema AND k.table_name = $3 END
     ORDER BY k.schema_name, k.table_name, k.key_name, k.key_seq LIMIT maximum
$$;

-- columns not confirmed.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_show_table_grants(
    database text, schema text, relation text, maximum bigint)
RETURNS TABLE (database_name varchar, schema_name varchar, object_name varchar, object_type varchar,
               privilege_type varchar, identity_id integer, identity_name varchar, identity_type varchar,
               admin_option boolean, privilege_scope varchar, grantor_name varchar)
LANGUAGE sql STABLE AS $$
    SELECT current_database(), r.schema_name, r.name,
           CASE WHEN r.kind IN ('v', 'm') THEN 'VIEW' ELSE 'TABLE' END,
           g.privilege_type, g.grantee::bigint::integer,
           CASE WHEN g.grantee = 0 THEN 'public' ELSE pg_get_userbyid(g.grantee) END,
           CASE WHEN g.grantee = 0 THEN 'public' ELSE 'user' END, g.is_grantable, 'TABLE', pg_get_userbyid(g.grantor)
      FROM pg_catalog.redshift_local_relations r
     CROSS JOIN LATERAL aclexplode(coalesce(r.acl, acldefault('r', r.owner))) g
     WHERE current_database() = database AND r.schema_name = schema AND r.name = $3
       AND g.privilege_type NOT IN ('TRIGGER', 'MAINTAIN')
     ORDER BY 7, 5 LIMIT maximum
$$;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_show_column_grants(
    database text, schema text, relation text, pattern text, maximum bigint)
RETURNS TABLE (database_name varchar, schema_name varchar, table_name varchar, column_name varchar,
               object_type varchar, privilege_type varchar, identity_id integer, identity_name varchar,
               identity_type varchar, admin_option boolean, privilege_scope varchar, grantor_name varchar)
LANGUAGE sql STABLE AS $$
    SELECT current_database(), c.schema_name, c.table_name, c.column_name, 'COLUMN', g.privilege_type,
           g.grantee::bigint::integer,
           CASE WHEN g.grantee = 0 THEN 'public' ELSE pg_get_userbyid(g.grantee) END,
           CASE WHEN g.grantee = 0 THEN 'public' ELSE 'user' END, g.is_grantable, 'COLUMN', pg_get_userbyid(g.grantor)
      FROM pg_catalog.redshift_local_attributes c
     CROSS JOIN LATERAL aclexplode(c.acl) g
     WHERE current_database() = database AND c.schema_name = schema AND c.table_name = $3
       AND (pattern IS NULL OR c.column_name LIKE pattern)
     ORDER BY c.ordinal_position, 8, 6 LIMIT maximum
$$;

-- kind is p for procedures and f for functions.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_show_routines(
    kind "char", database text, schema text, pattern text, maximum bigint)
RETURNS TABLE (database_name varchar, schema_name varchar, routine_name varchar, number_of_arguments integer,
               argument_list varchar, return_type varchar, remarks varchar)
LANGUAGE sql STABLE AS $$
    SELECT current_database(), n.nspname, p.proname, p.pronargs::integer,
           (SELECT coalesce(string_agg(format_type(t.type, NULL), ', ' ORDER BY t.position), '')
              FROM unnest(p.proargtypes) WITH ORDINALITY AS t (type, position)),
           CASE WHEN p.prokind = 'p' AND p.prorettype = 'void'::regtype THEN NULL
                ELSE format_type(p.prorettype, NULL) END,
           obj_description(p.oid, 'pg_proc')
      FROM pg_catalog.pg_proc p
      JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
     WHERE current_database() = database AND n.nspname = schema
       AND (pattern IS NULL OR p.proname LIKE pattern)
       AND CASE WHEN $1 = 'p' THEN p.prokind = 'p' ELSE p.prokind IN ('f', 'a', 'w') END
       AND p.proname !~ '^redshift_local_'
     ORDER BY p.proname, p.oid LIMIT maximum
$$;

-- argument_types as in argument_list of the function above.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_show_parameters(
    kind "char", database text, schema text, routine text, argument_types text[], pattern text, maximum bigint)
RETURNS TABLE (database_name varchar, schema_name varchar, routine_name varchar, parameter_name varchar,
               ordinal_position integer, parameter_type varchar, data_type varchar, character_maximum_length integer,
               numeric_precision integer, numeric_scale integer)
LANGUAGE sql STABLE AS $$
    SELECT current_database(), n.nspname, p.proname, a.name, a.position, a.mode, format_type(a.type, NULL),
           NULL::integer, NULL::integer, NULL::integer
      FROM pg_catalog.pg_proc p
      JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
     CROSS JOIN LATERAL (
           SELECT coalesce(p.proargnames[t.position], '') AS name,
                  t.position::integer AS position,
                  CASE p.proargmodes[t.position]
                      WHEN 'o' THEN 'OUT' WHEN 'b' THEN 'INOUT' WHEN 't' THEN 'OUT' ELSE 'IN' END AS mode,
                  t.type
             FROM unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) WITH ORDINALITY AS t (type, position)
           UNION ALL
           SELECT '', 0, 'RETURN', p.prorettype WHERE p.prokind <> 'p') a
     WHERE current_database() = database AND n.nspname = schema AND p.proname = routine
       AND CASE WHEN $1 = 'p' THEN p.prokind = 'p' ELSE p.prokind IN ('f', 'a', 'w') END
       AND (SELECT coalesce(array_agg(format_type(t.type, NULL) ORDER BY t.position), '{}')
              FROM unnest(p.proargtypes) WITH ORDINALITY AS t (type, position))
           = (SELECT coalesce(array_agg(format_type(to_regtype(trim(both from t.type)), NULL) ORDER BY t.position), '{}')
                FROM unnest(argument_types) WITH ORDINALITY AS t (type, position))
       AND (pattern IS NULL OR a.name LIKE pattern)
     ORDER BY a.position LIMIT maximum
$$;

-- SHOW TABLE: the statement that makes such a table again. Encodings that are none are left out, as on a cluster.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_table_columns(relation oid) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT string_agg(
               '    ' || quote_ident(c.column_name) || ' ' || c.full_type
               || CASE WHEN c.not_null THEN ' NOT NULL' ELSE '' END
               || CASE WHEN c.identity <> '' THEN
                           CASE c.identity WHEN 'a' THEN ' identity' ELSE ' GENERATED BY DEFAULT AS IDENTITY' END
                           || '(' || substring(d.said FROM '''([^'']*)''') || ')'
                       ELSE coalesce(' DEFAULT ' || d.said, '') END
               || CASE WHEN c.encoding = 'none' THEN '' ELSE ' ENCODE ' || c.encoding END
               || CASE WHEN c.distkey THEN ' distkey' ELSE '' END,
               E',\n' ORDER BY c.ordinal_position)
      FROM pg_catalog.redshift_local_attributes c
     CROSS JOIN LATERAL (
           SELECT pg_catalog.redshift_local_column_default(c.relation, c.number, c.identity) AS said) d
     WHERE c.relation = $1
$$;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_show_table(relation oid) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog AS $$
DECLARE
    wanted record;
    keys text;
    sort_keys text;
BEGIN
    SELECT * INTO wanted FROM redshift_local_relations r WHERE r.relation = $1;
    IF wanted.kind NOT IN ('r', 'p') THEN
        RAISE EXCEPTION '"%" is not a table', wanted.name USING ERRCODE = '42809';
    END IF;
    SELECT string_agg(E',\n    ' || pg_get_constraintdef(k.oid), '' ORDER BY k.contype = 'f', k.contype, k.conname)
      INTO keys FROM pg_constraint k WHERE k.conrelid = $1 AND k.contype IN ('p', 'u', 'f');
    SELECT string_agg(quote_ident(c.column_name), ', ' ORDER BY abs(c.sortkey))
      INTO sort_keys FROM redshift_local_attributes c WHERE c.relation = $1 AND c.sortkey <> 0;
    RETURN 'CREATE TABLE ' || quote_ident(wanted.schema_name) || '.' || quote_ident(wanted.name) || E' (\n'
        || coalesce(redshift_local_table_columns($1), '') || coalesce(keys, '')
        || E'\n)\nDISTSTYLE '
        || coalesce((SELECT t.dist_style FROM redshift_local_tables t WHERE t.relation = $1), 'AUTO')
        || coalesce(E'\n' || CASE (SELECT t.sort_style FROM redshift_local_tables t WHERE t.relation = $1)
                               WHEN 'INTERLEAVED' THEN 'INTERLEAVED ' ELSE '' END
                    || 'SORTKEY ( ' || sort_keys || ' )', '')
        || ';';
END
$$;

-- SHOW VIEW: the query behind it.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_show_view(relation oid) RETURNS text
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF (SELECT relkind FROM pg_catalog.pg_class WHERE oid = relation) NOT IN ('v', 'm') THEN
        RAISE EXCEPTION '"%" is not a view', relation::regclass USING ERRCODE = '42809';
    END IF;
    RETURN pg_get_viewdef(relation, true);
END
$$;

GRANT SELECT ON pg_catalog.redshift_local_key_columns TO PUBLIC;

RESET search_path;
RESET allow_system_table_mods;
