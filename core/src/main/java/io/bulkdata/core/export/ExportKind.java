package io.bulkdata.core.export;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What an export holds: the whole table, or the rows inserted since the last one. */
public enum ExportKind {
    FULL("full", "data.full_table_exported"),
    INCREMENTAL("incremental", "data.incremental_table_exported");

    private final String wireName;
    private final String webhookType;

    ExportKind(String wireName, String webhookType) {
        this.wireName = wireName;
        this.webhookType = webhookType;
    }

    /** The word for it in object keys and messages, lower case. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** The {@code type} of the webhook that announces it. */
    public String webhookType() {
        return webhookType;
    }

    /** The kind of that {@linkplain #wireName() wire name}; empty for any other text. */
    public static Optional<ExportKind> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName.equals(name))
                .findFirst();
    }

    /** The kind that a webhook of this type announces; empty for the types that announce no export. */
    public static Optional<ExportKind> ofWebhookType(String type) {
        return Arrays.stream(values())
                .filter(kind -> kind.webhookType.equals(type))
                .findFirst();
    }
}
