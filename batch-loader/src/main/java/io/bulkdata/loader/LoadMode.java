package io.bulkdata.loader;

import io.bulkdata.core.export.ExportKind;
import java.util.Arrays;

/** What a load does with the rows that are there. */
public enum LoadMode {
    /** The files are the whole table. */
    REPLACE("replace"),
    /** The files are rows to be added unless their key is there. */
    ADD("add"),

    /** The files are rows to be added, whatever is there. */
    APPEND("append"),

    /** The files are all rows of one partition. */
    REPLACE_PARTITION("replace-partition");

    private final String wireName;

    LoadMode(String wireName) {
        this.wireName = wireName;
    }

    /** The word for it in the ledger, in notices and in DynamoDB. */
    public String wireName() {
        return wireName;
    }

    /** Whether a file that is loaded again changes nothing, however much later. */
    public boolean isRepeatable() {
        return switch (this) {
            case REPLACE, ADD -> true;
            case APPEND, REPLACE_PARTITION -> false;
        };
    }

    /** How an export of that kind is loaded. */
    public static LoadMode of(ExportKind kind) {
        return switch (kind) {
            case FULL -> REPLACE;
            case INCREMENTAL -> ADD;
        };
    }

    /**
     * The mode of that {@linkplain #wireName() wire name}.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static LoadMode ofWireName(String name) {
        return Arrays.stream(values())
                .filter(mode -> mode.wireName.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not a load mode: " + name));
    }
}
