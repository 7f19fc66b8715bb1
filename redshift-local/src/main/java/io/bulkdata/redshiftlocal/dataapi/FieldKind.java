package io.bulkdata.redshiftlocal.dataapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** How values of a type are given out: Data API Reference, "Field". */
enum FieldKind {
    LONG {
        @Override
        ObjectNode field(String text) {
            return Json.object().put("longValue", Long.parseLong(text));
        }
    },
    DOUBLE {
        @Override
        ObjectNode field(String text) {
            double value = Double.parseDouble(text);
            // JSON has no such numbers, so the protocol takes their names.
            return Double.isFinite(value)
                    ? Json.object().put("doubleValue", value)
                    : Json.object().put("doubleValue", text);
        }
    },
    BOOLEAN {
        @Override
        ObjectNode field(String text) {
            return Json.object().put("booleanValue", text.equals("t"));
        }

        @Override
        String plain(String text) {
            return text.equals("t") ? "true" : "false";
        }
    },
    BLOB {
        @Override
        ObjectNode field(String text) {
            byte[] bytes = HexFormat.of().parseHex(plain(text));
            return Json.object().put("blobValue", Base64.getEncoder().encodeToString(bytes));
        }

        @Override
        String plain(String text) {
            return text.substring("\\x".length()).toUpperCase(Locale.ROOT);
        }
    },
    STRING {
        @Override
        ObjectNode field(String text) {
            return Json.object().put("stringValue", text);
        }
    };

    /** @param text as the warehouse writes the value */
    abstract ObjectNode field(String text);

    /** The value as text. */
    String plain(String text) {
        return text;
    }

    /** @param typeName PostgreSQL's */
    static FieldKind of(String typeName) {
        return switch (typeName) {
            case "int2", "int4", "int8", "oid" -> LONG;
            case "float4", "float8" -> DOUBLE;
            case "bool" -> BOOLEAN;
            case "bytea" -> BLOB;
            default -> STRING;
        };
    }

    /** Redshift's name of a type that PostgreSQL stands in for. */
    static String redshiftName(String typeName) {
        return switch (typeName) {
            case "text" -> "varchar";
            case "jsonb" -> "super";
            case "bytea" -> "varbyte";
            default -> typeName;
        };
    }
}
