package io.bulkdata.redshiftlocal.sql;

import java.util.Set;

/** Functions that PostgreSQL has and Redshift has not, or Redshift has and this server not. */
final class UnsupportedFunctions {

    /** Developer guide, "Unsupported PostgreSQL functions", and what PostgreSQL got after version 8. */
    private static final Set<String> UNKNOWN_TO_REDSHIFT = words("""
            string_agg array_agg every xmlagg corr covar_pop covar_samp regr_avgx regr_avgy regr_count regr_intercept regr_r2
            regr_slope regr_sxx regr_sxy regr_syy mode range_agg bit_xor
            clock_timestamp transaction_timestamp statement_timestamp justify_days justify_hours justify_interval pg_sleep
            make_date make_time make_timestamp make_timestamptz make_interval date_bin date_subtract
            div setseed width_bucket gcd lcm factorial min_scale trim_scale scale random_normal erf erfc num_nulls num_nonnulls
            generate_subscripts unnest array_length array_append array_prepend array_cat array_position array_positions
            array_remove array_replace array_dims array_ndims array_lower array_upper cardinality array_fill array_shuffle
            array_sample array_sort string_to_array string_to_table
            bit_length overlay convert_from convert_to encode format quote_nullable regexp_match regexp_matches
            regexp_split_to_array regexp_split_to_table regexp_like concat_ws starts_with normalize unistr parse_ident
            casefold unaccent sha224 sha256 sha384 sha512 crc32c
            json_agg json_object_agg json_build_object json_build_array json_each json_each_text json_array_elements
            json_array_elements_text json_object_keys json_populate_record json_populate_recordset json_to_record
            json_to_recordset json_object json_strip_nulls json_exists json_value json_query json_table row_to_json to_json
            array_to_json
            gen_random_uuid uuidv4 uuidv7 to_tsvector to_tsquery plainto_tsquery ts_rank ts_headline
            nextval currval lastval setval
            current_query inet_client_addr inet_client_port inet_server_addr inet_server_port pg_conf_load_time
            pg_is_other_temp_schema pg_listening_channels pg_my_temp_schema pg_postmaster_start_time pg_trigger_depth
            txid_current pg_advisory_lock pg_advisory_xact_lock pg_try_advisory_lock pg_advisory_unlock
            xmlelement xmlforest xmlparse xmlserialize xpath
            """);

    private static final Set<String> NOT_HERE = words("""
            checksum farmhash64 farmfingerprint64 murmur3_32_hash text_to_int_alt text_to_numeric_alt json_serialize_to_varbyte
            object_transform hll hll_create_sketch hll_cardinality hll_combine h3_fromlonglat h3_frompoint h3_polyfill
            getbit aes_encrypt aes_decrypt explain_model array_contains array_distinct
            """);

    private UnsupportedFunctions() {}

    static void refuse(Call call) {
        Token name = call.sql().token(call.name());
        String function = call.lowerName();
        if (UNKNOWN_TO_REDSHIFT.contains(function) || function.startsWith("jsonb_")) {
            throw new SqlRefusal("42883", "function " + function + "() does not exist", name.start());
        }
        boolean twoArguments = function.equals("decode") && call.arguments().size() == 2;
        if (twoArguments || NOT_HERE.contains(function) || function.startsWith("st_")) {
            throw SqlRefusal.unsupported(name, "function " + function + "() is not supported by redshift-local");
        }
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
