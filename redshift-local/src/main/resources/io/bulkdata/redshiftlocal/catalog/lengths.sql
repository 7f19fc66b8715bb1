-- Lengths in bytes: PostgreSQL counts the characters of VARCHAR(n) and CHAR(n), Redshift their bytes in UTF-8, and CHAR takes
-- single-byte characters only (developer guide, "Character types"). All that assigns or casts to such a type goes through the
-- functions that pg_cast names; COPY has rules of its own. Runs last: the views before it keep PostgreSQL's functions, so that
-- a column such as raw_line can show any text.
SET allow_system_table_mods = on;
SET search_path = pg_catalog;

-- Longer text is an error, unless only blanks are lost; a cast that is written out cuts it, but never a character.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_varchar(value varchar, modifier integer, explicit boolean) RETURNS varchar
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SUPPORT varchar_support AS $$
DECLARE
    bytes bytea;
    kept integer := modifier - 4;
BEGIN
    IF octet_length(value) <= kept OR kept < 0 THEN
        RETURN value;
    END IF;
    IF NOT explicit AND octet_length(pg_catalog.rtrim(value, ' ')) > kept THEN
        RAISE EXCEPTION 'value too long for type character varying(%)', kept USING ERRCODE = '22001';
    END IF;
    bytes := pg_catalog.convert_to(value, 'UTF8');
    WHILE kept > 0 AND pg_catalog.get_byte(bytes, kept) & 192 = 128 LOOP
        kept := kept - 1;
    END LOOP;
    RETURN pg_catalog.convert_from(pg_catalog.substring(bytes, 1, kept), 'UTF8');
END
$$;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_local_char(value bpchar, modifier integer, explicit boolean) RETURNS bpchar
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
    IF octet_length(value::text) <> char_length(value::text) THEN
        RAISE EXCEPTION 'Multibyte character not supported for CHAR (Hint: Try using VARCHAR). Invalid char: %',
            (SELECT pg_catalog.encode(pg_catalog.convert_to(c, 'UTF8'), 'hex')
               FROM pg_catalog.regexp_split_to_table(value::text, '') c WHERE octet_length(c) > 1 LIMIT 1)
            USING ERRCODE = '22021';
    END IF;
    RETURN pg_catalog.bpchar(value, modifier, explicit);
END
$$;

UPDATE pg_cast SET castfunc = 'pg_catalog.redshift_local_varchar(varchar, integer, boolean)'::regprocedure
 WHERE castsource = 'varchar'::regtype AND casttarget = 'varchar'::regtype;
UPDATE pg_cast SET castfunc = 'pg_catalog.redshift_local_char(bpchar, integer, boolean)'::regprocedure
 WHERE castsource = 'bpchar'::regtype AND casttarget = 'bpchar'::regtype;

RESET search_path;
RESET allow_system_table_mods;
