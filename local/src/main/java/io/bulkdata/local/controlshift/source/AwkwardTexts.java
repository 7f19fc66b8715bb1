package io.bulkdata.local.controlshift.source;

import java.util.List;

/**
 * What people type that has broken a loader somewhere: quotes, line ends, other scripts, blanks, backslashes, and words that
 * look like something else. Not here: a text that is exactly {@code \N}, which COPY takes for NULL by default, and NUL
 * characters, which PostgreSQL cannot hold.
 */
final class AwkwardTexts {

    /** Each at most 255 characters (code points), so that it fits every text column. */
    static final List<String> ALL = List.of(
            "",
            "   ",
            " leading blank",
            "trailing blank ",
            "\ttabs\tinside and at the end\t",
            "a comma, and \"quotes\", and 'apostrophes'",
            "\"",
            "\"\"",
            "\",\"",
            ",",
            "two\nlines",
            "two\r\nlines as Windows writes them",
            "\n",
            "\r\n\r\nstarts and ends with empty lines\r\n\r\n",
            "one line\n\\.\nand a line with only a backslash and a dot",
            "back\\slash, C:\\New\\Table, \\n is no line end, ends with \\",
            "\\N is no null here",
            "not \\N either",
            "NULL",
            "null",
            "t",
            "0042",
            "1e5",
            "-",
            "#hash",
            "=1+1",
            "{\"not\": \"json\"",
            "<script>alert('x') & more</script>",
            "'; DROP TABLE signatures; --",
            "$1 {} %s ${x} |pipe|",
            "Zoë Ångström, façade, Straße",
            "cafe\u0301 with a combining accent, Å as A\u030A",
            "شكرا لتوقيعك على العريضة",
            "תודה על החתימה",
            "請願書 署名 청원 हस्ताक्षर",
            "𠮷野家 outside the basic plane",
            "👍🏽 👩‍👩‍👧‍👦 🏳️‍🌈 🇿🇦",
            "zero\u200Bwidth, no\u00A0break, \u202Eright to left\u202C, \uFEFFmark",
            "line\u2028separator\u2029paragraph\u0085next",
            "🙂".repeat(255));

    private AwkwardTexts() {}
}
