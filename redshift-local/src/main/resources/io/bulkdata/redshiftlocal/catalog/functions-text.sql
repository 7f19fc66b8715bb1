-- Functions that Redshift has and PostgreSQL has not, or has differently: text, hashes, JSON, SUPER.
-- Can be run again on the same database, after functions.sql. No body holds a backslash: sessions read plain literals in
-- two ways.
SET allow_system_table_mods = on;
SET search_path = pg_catalog;

-- "|| (Concatenation) operator" and its older spelling, for text only.
CREATE OR REPLACE FUNCTION redshift_plus(text, text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT $1 || $2 $$;
DO $$
BEGIN
    IF to_regoperator('pg_catalog.+(text,text)') IS NULL THEN
        CREATE OPERATOR pg_catalog.+ (LEFTARG = text, RIGHTARG = text, FUNCTION = pg_catalog.redshift_plus);
    END IF;
END
$$;

-- "CONCAT function": two arguments, and NULL when one of them is.
CREATE OR REPLACE FUNCTION concat(text, text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT $1 || $2 $$;
CREATE OR REPLACE FUNCTION concat(bytea, bytea) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT $1 || $2 $$;

-- "CHARINDEX function", "OCTETINDEX function", "REPLICATE function", "LEN function".
CREATE OR REPLACE FUNCTION charindex(text, text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT strpos($2, $1) $$;
CREATE OR REPLACE FUNCTION octetindex(text, text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT CASE WHEN strpos($2, $1) = 0 THEN 0 ELSE octet_length(left($2, strpos($2, $1) - 1)) + 1 END $$;
CREATE OR REPLACE FUNCTION replicate(text, integer) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT repeat($1, $2) $$;
CREATE OR REPLACE FUNCTION len(bytea) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT octet_length($1) $$;
CREATE OR REPLACE FUNCTION textlen(varchar) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT length($1) $$;
CREATE OR REPLACE FUNCTION to_hex(bytea) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT encode($1, 'hex') $$;
CREATE OR REPLACE FUNCTION to_varbyte(text, text) RETURNS varbyte LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT (CASE lower($2) WHEN 'hex' THEN decode($1, 'hex') WHEN 'base64' THEN decode($1, 'base64')
                WHEN 'utf8' THEN convert_to($1, 'UTF8') WHEN 'utf-8' THEN convert_to($1, 'UTF8')
                ELSE decode($1, $2) END)::varbyte $$;
CREATE OR REPLACE FUNCTION from_varbyte(bytea, text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT CASE lower($2) WHEN 'hex' THEN encode($1, 'hex') WHEN 'base64' THEN encode($1, 'base64')
               WHEN 'utf8' THEN convert_from($1, 'UTF8') WHEN 'utf-8' THEN convert_from($1, 'UTF8')
               ELSE encode($1, $2) END $$;
CREATE OR REPLACE FUNCTION from_hex(text) RETURNS varbyte LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT decode($1, 'hex')::varbyte $$;

-- "STRTOL function".
CREATE OR REPLACE FUNCTION strtol(num_string text, base integer) RETURNS bigint
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS
$$
DECLARE
    digits text := lower(ltrim(num_string));
    negative boolean := left(digits, 1) = '-';
    digit integer;
    result numeric := 0;
BEGIN
    IF base NOT BETWEEN 2 AND 36 THEN
        RAISE EXCEPTION 'base % must be between 2 and 36', base USING ERRCODE = '22023';
    END IF;
    IF left(digits, 1) IN ('+', '-') THEN
        digits := substr(digits, 2);
    END IF;
    IF base = 16 AND left(digits, 2) = '0x' THEN
        digits := substr(digits, 3);
    END IF;
    FOR at IN 1 .. length(digits) LOOP
        digit := strpos('0123456789abcdefghijklmnopqrstuvwxyz', substr(digits, at, 1)) - 1;
        IF digit NOT BETWEEN 0 AND base - 1 THEN
            RAISE EXCEPTION 'The input % is not valid to be converted to base %', num_string, base USING ERRCODE = '22P02';
        END IF;
        result := result * base + digit;
    END LOOP;
    RETURN CASE WHEN negative THEN -result ELSE result END;
END
$$;

-- "REGEXP_REPLACE function": every occurrence. "REGEXP_SUBSTR function": no match is empty text. "REGEXP_COUNT function",
-- "REGEXP_INSTR function". A position below 1 means 1; p (PCRE) is what PostgreSQL's patterns nearly are.
CREATE OR REPLACE FUNCTION redshift_flags(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT translate($1, 'pe', '') $$;

CREATE OR REPLACE FUNCTION regexp_replace(text, text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT regexp_replace($1, $2, '', 'g') $$;
CREATE OR REPLACE FUNCTION regexp_replace(text, text, text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT regexp_replace($1, $2, $3, 'g') $$;
CREATE OR REPLACE FUNCTION regexp_replace(text, text, text, integer) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT regexp_replace($1, $2, $3, greatest($4, 1), 0) $$;
CREATE OR REPLACE FUNCTION regexp_replace(text, text, text, integer, text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT regexp_replace($1, $2, $3, greatest($4, 1), 0, redshift_flags($5)) $$;

CREATE OR REPLACE FUNCTION regexp_substr(text, text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT coalesce(postgresql_regexp_substr($1, $2), '') $$;
CREATE OR REPLACE FUNCTION regexp_substr(text, text, integer) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT coalesce(postgresql_regexp_substr($1, $2, greatest($3, 1)), '') $$;
CREATE OR REPLACE FUNCTION regexp_substr(text, text, integer, integer) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT CASE WHEN $4 BETWEEN 1 AND length($1)
               THEN coalesce(postgresql_regexp_substr($1, $2, greatest($3, 1), $4), '') END $$;
CREATE OR REPLACE FUNCTION regexp_substr(text, text, integer, integer, text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT CASE WHEN $4 BETWEEN 1 AND length($1) THEN
               CASE WHEN strpos($5, 'e') > 0 AND strpos($2, '(') > 0
                    THEN coalesce(regexp_substr($1, $2, greatest($3, 1), $4, redshift_flags($5), 1), '')
                    ELSE coalesce(postgresql_regexp_substr($1, $2, greatest($3, 1), $4, redshift_flags($5)), '') END END $$;

CREATE OR REPLACE FUNCTION regexp_count(text, text, integer) RETURNS integer
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT postgresql_regexp_count($1, $2, greatest($3, 1)) $$;
CREATE OR REPLACE FUNCTION regexp_count(text, text, integer, text) RETURNS integer
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT postgresql_regexp_count($1, $2, greatest($3, 1), redshift_flags($4)) $$;

CREATE OR REPLACE FUNCTION regexp_instr(text, text, integer) RETURNS integer
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT postgresql_regexp_instr($1, $2, greatest($3, 1)) $$;
CREATE OR REPLACE FUNCTION regexp_instr(text, text, integer, integer) RETURNS integer
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT CASE WHEN $4 < 1 THEN 0 ELSE postgresql_regexp_instr($1, $2, greatest($3, 1), $4) END $$;
CREATE OR REPLACE FUNCTION regexp_instr(text, text, integer, integer, integer) RETURNS integer
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT CASE WHEN $4 < 1 THEN 0 ELSE postgresql_regexp_instr($1, $2, greatest($3, 1), $4, sign($5)::integer) END $$;
CREATE OR REPLACE FUNCTION regexp_instr(text, text, integer, integer, integer, text) RETURNS integer
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT CASE WHEN $4 < 1 THEN 0
               WHEN strpos($6, 'e') > 0 AND strpos($2, '(') > 0
               THEN regexp_instr($1, $2, greatest($3, 1), $4, sign($5)::integer, redshift_flags($6), 1)
               ELSE postgresql_regexp_instr($1, $2, greatest($3, 1), $4, sign($5)::integer, redshift_flags($6)) END $$;

-- "SOUNDEX function", "DIFFERENCE function".
CREATE OR REPLACE FUNCTION soundex(word text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS
$$
DECLARE
    letters text := upper(regexp_replace(word, '[^A-Za-z]', '', 'g'));
    codes text := translate(letters, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '01230120022455012623010202');
    result text := left(letters, 1);
    last text := left(codes, 1);
    letter text;
    code text;
BEGIN
    FOR at IN 2 .. length(letters) LOOP
        letter := substr(letters, at, 1);
        code := substr(codes, at, 1);
        IF code <> '0' AND code <> last THEN
            result := result || code;
        END IF;
        -- H and W do not part two equal sounds, vowels do.
        IF letter NOT IN ('H', 'W') THEN
            last := code;
        END IF;
    END LOOP;
    RETURN CASE WHEN letters = '' THEN '' ELSE rpad(result, 4, '0') END;
END
$$;

CREATE OR REPLACE FUNCTION difference(text, text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT CASE WHEN soundex($1) = '' AND soundex($2) = '' THEN 1
               WHEN soundex($1) = '' OR soundex($2) = '' THEN 0
               ELSE (SELECT count(*)::integer FROM generate_series(1, 4) i
                      WHERE substr(soundex($1), i, 1) = substr(soundex($2), i, 1)) END $$;

-- "Hash functions". CRC32 is CRC-32C.
CREATE OR REPLACE FUNCTION crc32(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT lpad(to_hex(crc32c(convert_to($1, 'UTF8'))), 8, '0') $$;
CREATE OR REPLACE FUNCTION sha2(text, integer) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT CASE WHEN $2 IN (0, 256) THEN encode(sha256(convert_to($1, 'UTF8')), 'hex')
               WHEN $2 = 224 THEN encode(sha224(convert_to($1, 'UTF8')), 'hex')
               WHEN $2 = 384 THEN encode(sha384(convert_to($1, 'UTF8')), 'hex')
               WHEN $2 = 512 THEN encode(sha512(convert_to($1, 'UTF8')), 'hex')
               ELSE '' END $$;

CREATE OR REPLACE FUNCTION redshift_rotate(word bigint, by integer) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT ((word << by) | (word >> (32 - by))) & 4294967295 $$;

CREATE OR REPLACE FUNCTION func_sha1(message text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS
$$
DECLARE
    bytes bytea := convert_to(message, 'UTF8');
    bits bigint := octet_length(bytes) * 8::bigint;
    mask CONSTANT bigint := 4294967295;
    h bigint[] := ARRAY[1732584193, 4023233417, 2562383102, 271733878, 3285377520];
    w bigint[];
    a bigint; b bigint; c bigint; d bigint; e bigint; f bigint; k bigint; t bigint;
BEGIN
    bytes := bytes || decode('80', 'hex')
        || decode(repeat('00', (119 - octet_length(bytes) % 64) % 64), 'hex') || int8send(bits);
    FOR block IN 0 .. octet_length(bytes) / 64 - 1 LOOP
        w := '{}';
        FOR i IN 0 .. 79 LOOP
            IF i < 16 THEN
                t := 0;
                FOR j IN 0 .. 3 LOOP
                    t := (t << 8) | get_byte(bytes, block * 64 + i * 4 + j);
                END LOOP;
            ELSE
                t := redshift_rotate(w[i - 2] # w[i - 7] # w[i - 13] # w[i - 15], 1);
            END IF;
            w := w || t;
        END LOOP;
        a := h[1]; b := h[2]; c := h[3]; d := h[4]; e := h[5];
        FOR i IN 1 .. 80 LOOP
            IF i <= 20 THEN
                f := (b & c) | ((~b & mask) & d); k := 1518500249;
            ELSIF i <= 40 THEN
                f := b # c # d; k := 1859775393;
            ELSIF i <= 60 THEN
                f := (b & c) | (b & d) | (c & d); k := 2400959708;
            ELSE
                f := b # c # d; k := 3395469782;
            END IF;
            t := (redshift_rotate(a, 5) + f + e + k + w[i]) & mask;
            e := d; d := c; c := redshift_rotate(b, 30); b := a; a := t;
        END LOOP;
        h := ARRAY[(h[1] + a) & mask, (h[2] + b) & mask, (h[3] + c) & mask, (h[4] + d) & mask, (h[5] + e) & mask];
    END LOOP;
    RETURN lpad(to_hex(h[1]), 8, '0') || lpad(to_hex(h[2]), 8, '0') || lpad(to_hex(h[3]), 8, '0')
        || lpad(to_hex(h[4]), 8, '0') || lpad(to_hex(h[5]), 8, '0');
END
$$;
CREATE OR REPLACE FUNCTION sha1(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT func_sha1($1) $$;
CREATE OR REPLACE FUNCTION sha(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT func_sha1($1) $$;

-- "FNV_HASH function": FNV-1a in two halves of 32 bits.
CREATE OR REPLACE FUNCTION redshift_fnv(bytes bytea, seed bigint) RETURNS bigint
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS
$$
DECLARE
    mask CONSTANT bigint := 4294967295;
    high bigint := (seed >> 32) & mask;
    low bigint := seed & mask;
BEGIN
    FOR i IN 0 .. octet_length(bytes) - 1 LOOP
        low := low # get_byte(bytes, i);
        -- The prime is 2 to the 40th + 435.
        high := (high * 435 + ((low * 435) >> 32) + (low << 8)) & mask;
        low := (low * 435) & mask;
    END LOOP;
    RETURN (high << 32) | low;
END
$$;
CREATE OR REPLACE FUNCTION redshift_little_endian(bytea) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT reverse($1) $$;
CREATE OR REPLACE FUNCTION fnv_hash(text, bigint DEFAULT -3750763034362895579) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT redshift_fnv(convert_to($1, 'UTF8'), $2) $$;
CREATE OR REPLACE FUNCTION fnv_hash(smallint, bigint DEFAULT -3750763034362895579) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT redshift_fnv(redshift_little_endian(int2send($1)), $2) $$;
CREATE OR REPLACE FUNCTION fnv_hash(integer, bigint DEFAULT -3750763034362895579) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT redshift_fnv(redshift_little_endian(int4send($1)), $2) $$;
CREATE OR REPLACE FUNCTION fnv_hash(bigint, bigint DEFAULT -3750763034362895579) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT redshift_fnv(redshift_little_endian(int8send($1)), $2) $$;

-- "JSON functions".
CREATE OR REPLACE FUNCTION redshift_json(document text, null_if_invalid boolean) RETURNS json
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS
$$
BEGIN
    IF document IS JSON THEN
        RETURN document::json;
    ELSIF document IS NULL OR null_if_invalid THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'JSON parsing error' USING ERRCODE = 'XX000', DETAIL = 'invalid json object ' || left(document, 100);
END
$$;

CREATE OR REPLACE FUNCTION redshift_path_text(document json, VARIADIC path text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE WHEN document IS NOT NULL AND array_position(path, NULL) IS NULL THEN coalesce(document #>> path, '') END $$;
CREATE OR REPLACE FUNCTION json_extract_path_text(text, text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT redshift_path_text(redshift_json($1, false), $2) $$;
CREATE OR REPLACE FUNCTION json_extract_path_text(text, text, boolean) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT redshift_path_text(redshift_json($1, $3), $2) $$;
CREATE OR REPLACE FUNCTION json_extract_path_text(text, text, text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT redshift_path_text(redshift_json($1, false), $2, $3) $$;
CREATE OR REPLACE FUNCTION json_extract_path_text(text, text, text, boolean) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT redshift_path_text(redshift_json($1, $4), $2, $3) $$;
CREATE OR REPLACE FUNCTION json_extract_path_text(text, text, text, text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT redshift_path_text(redshift_json($1, false), $2, $3, $4) $$;
CREATE OR REPLACE FUNCTION json_extract_path_text(text, text, text, text, boolean) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT redshift_path_text(redshift_json($1, $5), $2, $3, $4) $$;
CREATE OR REPLACE FUNCTION json_extract_path_text(text, text, text, text, text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT redshift_path_text(redshift_json($1, false), $2, $3, $4, $5) $$;
CREATE OR REPLACE FUNCTION json_extract_path_text(text, text, text, text, text, boolean) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT redshift_path_text(redshift_json($1, $6), $2, $3, $4, $5) $$;
CREATE OR REPLACE FUNCTION json_extract_path_text(text, text, text, text, text, text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT redshift_path_text(redshift_json($1, false), $2, $3, $4, $5, $6) $$;
CREATE OR REPLACE FUNCTION json_extract_path_text(text, text, text, text, text, text, boolean) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT redshift_path_text(redshift_json($1, $7), $2, $3, $4, $5, $6) $$;

CREATE OR REPLACE FUNCTION redshift_array(document text, null_if_invalid boolean) RETURNS json
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS
$$
BEGIN
    IF document IS JSON AND NOT document IS JSON ARRAY THEN
        IF null_if_invalid THEN
            RETURN NULL;
        END IF;
        RAISE EXCEPTION 'JSON parsing error' USING ERRCODE = 'XX000', DETAIL = 'not an array: ' || left(document, 100);
    END IF;
    RETURN redshift_json(document, null_if_invalid);
END
$$;
CREATE OR REPLACE FUNCTION json_extract_array_element_text(text, integer, boolean DEFAULT false) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT CASE WHEN redshift_array($1, $3) IS NOT NULL
               THEN coalesce(CASE WHEN $2 >= 0 THEN redshift_array($1, $3) ->> $2 END, '') END $$;
CREATE OR REPLACE FUNCTION json_array_length(text, boolean DEFAULT false) RETURNS integer
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT json_array_length(redshift_array($1, $2)) $$;
CREATE OR REPLACE FUNCTION is_valid_json(text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT $1 IS JSON OBJECT $$;
CREATE OR REPLACE FUNCTION is_valid_json_array(text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT $1 IS JSON ARRAY $$;
CREATE OR REPLACE FUNCTION can_json_parse(text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT $1 IS JSON $$;
CREATE OR REPLACE FUNCTION json_parse(text) RETURNS super LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT redshift_json($1, false)::jsonb::super $$;

-- "JSON_SERIALIZE function": without blanks.
CREATE OR REPLACE FUNCTION "json_serialize"(value jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS
$$
BEGIN
    RETURN CASE jsonb_typeof(value)
        WHEN 'object' THEN
            (SELECT '{' || coalesce(string_agg(to_json(key) || ':' || "json_serialize"(v), ',' ORDER BY n), '') || '}'
               FROM jsonb_each(value) WITH ORDINALITY AS e (key, v, n))
        WHEN 'array' THEN
            (SELECT '[' || coalesce(string_agg("json_serialize"(v), ',' ORDER BY n), '') || ']'
               FROM jsonb_array_elements(value) WITH ORDINALITY AS e (v, n))
        ELSE value::text END;
END
$$;
CREATE OR REPLACE FUNCTION json_size(jsonb) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT octet_length("json_serialize"($1)) $$;

-- "SUPER type information functions", "Array functions for use with SUPER data types", "Object functions".
CREATE OR REPLACE FUNCTION json_typeof(jsonb) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT jsonb_typeof($1) $$;
CREATE OR REPLACE FUNCTION is_array(jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT jsonb_typeof($1) = 'array' $$;
CREATE OR REPLACE FUNCTION is_object(jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT jsonb_typeof($1) = 'object' $$;
CREATE OR REPLACE FUNCTION is_scalar(jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT jsonb_typeof($1) NOT IN ('object', 'array') $$;
CREATE OR REPLACE FUNCTION is_varchar(jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT jsonb_typeof($1) = 'string' $$;
CREATE OR REPLACE FUNCTION is_char(jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT jsonb_typeof($1) = 'string' AND octet_length($1 #>> '{}') = length($1 #>> '{}') $$;
CREATE OR REPLACE FUNCTION is_boolean(jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT jsonb_typeof($1) = 'boolean' $$;
CREATE OR REPLACE FUNCTION is_integer(jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT jsonb_typeof($1) = 'number' AND scale(($1 #>> '{}')::numeric) = 0
          AND ($1 #>> '{}')::numeric BETWEEN -2147483648 AND 2147483647 $$;
CREATE OR REPLACE FUNCTION is_bigint(jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT jsonb_typeof($1) = 'number' AND scale(($1 #>> '{}')::numeric) = 0
          AND ($1 #>> '{}')::numeric BETWEEN -9223372036854775808 AND 9223372036854775807 $$;
CREATE OR REPLACE FUNCTION get_array_length(jsonb) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT CASE WHEN jsonb_typeof($1) = 'array' THEN jsonb_array_length($1) END $$;
CREATE OR REPLACE FUNCTION get_number_attributes(jsonb) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT CASE WHEN jsonb_typeof($1) = 'object' THEN (SELECT count(*)::integer FROM jsonb_object_keys($1)) END $$;
CREATE OR REPLACE FUNCTION array_concat(jsonb, jsonb) RETURNS super LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT CASE WHEN jsonb_typeof($1) = 'array' AND jsonb_typeof($2) = 'array' THEN ($1 || $2)::super END $$;
CREATE OR REPLACE FUNCTION array_flatten(jsonb) RETURNS super LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT coalesce(jsonb_agg(inner_value ORDER BY n, m), '[]')::super
     FROM jsonb_array_elements($1) WITH ORDINALITY AS o (outer_value, n),
          jsonb_array_elements(CASE WHEN jsonb_typeof(outer_value) = 'array' THEN outer_value
                                    ELSE jsonb_build_array(outer_value) END) WITH ORDINALITY AS i (inner_value, m) $$;
CREATE OR REPLACE FUNCTION subarray(jsonb, integer, integer DEFAULT 2147483647) RETURNS super
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT coalesce(jsonb_agg(v ORDER BY n), '[]')::super FROM jsonb_array_elements($1) WITH ORDINALITY AS e (v, n)
    WHERE n > $2 AND n <= $2::bigint + $3 $$;
CREATE OR REPLACE FUNCTION split_to_array(text, text DEFAULT ',') RETURNS super
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT to_jsonb(string_to_array($1, $2))::super $$;
CREATE OR REPLACE FUNCTION "array"(VARIADIC "any") RETURNS super LANGUAGE internal STABLE PARALLEL SAFE AS
'jsonb_build_array';
CREATE OR REPLACE FUNCTION "array"() RETURNS super LANGUAGE internal STABLE PARALLEL SAFE AS 'jsonb_build_array_noargs';
CREATE OR REPLACE FUNCTION "object"(VARIADIC "any") RETURNS super LANGUAGE internal STABLE PARALLEL SAFE AS
'jsonb_build_object';
CREATE OR REPLACE FUNCTION "object"() RETURNS super LANGUAGE internal STABLE PARALLEL SAFE AS 'jsonb_build_object_noargs';

RESET search_path;
RESET allow_system_table_mods;
