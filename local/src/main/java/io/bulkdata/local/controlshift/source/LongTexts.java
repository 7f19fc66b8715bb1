package io.bulkdata.local.controlshift.source;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Texts as long as the warehouse's longest column allows, and nearly so. */
final class LongTexts {

    /** Redshift's VARCHAR(MAX), in bytes. */
    static final int LONGEST = 65_535;

    private static final int LONG = 60_000;
    private static final List<String> ALL = List.of(
            filled("Because our \"river\" is not for sale, 👏 and never was.\n", LONG),
            filled("لأن نهرنا ليس للبيع,\r\n", LONG),
            filled("One paragraph without an end; ", LONGEST),
            filled("請願書", LONGEST));

    private LongTexts() {}

    static String one(Dice dice) {
        return dice.one(ALL);
    }

    /** The phrase repeated, and dots at the end, to that many bytes of UTF-8. */
    private static String filled(String phrase, int bytes) {
        int each = phrase.getBytes(StandardCharsets.UTF_8).length;
        return phrase.repeat(bytes / each) + ".".repeat(bytes % each);
    }
}
