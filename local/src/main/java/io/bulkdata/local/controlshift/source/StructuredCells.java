package io.bulkdata.local.controlshift.source;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;

/** UUIDs, enum values, hstore and jsonb as PostgreSQL prints them. */
final class StructuredCells {

    private static final Map<String, List<String>> ENUMS = Map.of(
            "attending_status_enum", List.of("attending", "not_attending", "waitlisted"),
            "confirmed_reason_enum", List.of("email", "one_click", "trusted_embed"),
            "export_type_enum", List.of("signatures", "members", "events"),
            "notification_level_enum", List.of("all", "important", "none"),
            "signature_behaviour_enum", List.of("normal", "confirmed_only"));
    /** In PostgreSQL's order for hstore: by length in bytes, then by bytes. */
    private static final List<String> KEYS = List.of("color", "عمر", "größe", "t-shirt", "how did you hear");

    private StructuredCells() {}

    static String uuid(Dice dice) {
        long high = (dice.anyLong() & ~0xF000L) | 0x4000L;
        long low = (dice.anyLong() & ~(3L << 62)) | (2L << 62);
        return new UUID(high, low).toString();
    }

    static String enumValue(String sqlType, Dice dice) {
        return dice.one(ENUMS.getOrDefault(sqlType, List.of("standard", "other")));
    }

    /** An hstore without pairs is printed as nothing at all, which is an empty text and not a missing one. */
    static String hstore(Dice dice) {
        StringJoiner pairs = new StringJoiner(", ");
        int count = dice.below(KEYS.size() + 1);
        for (int i = 0; i < count; i++) {
            String value = dice.oneIn(5) ? "NULL" : quoted(TextCells.brief(dice));
            pairs.add(quoted(KEYS.get(i)) + "=>" + value);
        }
        return pairs.toString();
    }

    /** Keys are in PostgreSQL's order for jsonb: the shorter first. */
    static String json(String name, Dice dice) {
        return switch (name) {
            case "locked_fields" -> dice.oneIn(2) ? "[]" : "[\"title\", \"who\"]";
            case "partnership_opt_ins" -> "{\"" + (1 + dice.below(99)) + "\": " + dice.oneIn(2) + "}";
            case "utm_params" -> "{\"utm_medium\": \"email\", \"utm_source\": " + jsonText(TextCells.brief(dice)) + "}";
            default ->
                dice.oneIn(3)
                        ? "{}"
                        : "{\"crm\": {\"id\": " + dice.below(9_999) + ", \"name\": " + jsonText(TextCells.brief(dice))
                                + ", \"score\": null}}";
        };
    }

    private static String jsonText(String text) {
        return quoted(text).replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
