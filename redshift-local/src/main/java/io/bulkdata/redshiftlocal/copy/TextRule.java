package io.bulkdata.redshiftlocal.copy;

/**
 * VARCHAR, whose length counts bytes, and other text.
 *
 * <p>The guide, "Data conversion parameters": TRIMBLANKS, TRUNCATECOLUMNS and ACCEPTINVCHARS, which puts as many
 * replacements as there were bytes; "Multibyte character load errors". Not confirmed on a real cluster: that blanks are
 * trimmed before the length is checked, and which bytes beside a wrong one count as one wrong character.
 */
final class TextRule implements FieldRule {

    private static final int ANY_LENGTH = Integer.MAX_VALUE;
    private static final int NONE = -1;

    private final String column;
    private final int length;
    private final boolean trim;
    private final boolean truncate;
    private final int replacement;

    private TextRule(String column, int length, boolean trim, boolean truncate, int replacement) {
        this.column = column;
        this.length = length;
        this.trim = trim;
        this.truncate = truncate;
        this.replacement = replacement;
    }

    static TextRule varchar(TargetColumn column, CopyOptions.Values options) {
        Character replacement = options.acceptInvChars();
        return new TextRule(
                column.name(),
                column.length(),
                options.trimBlanks(),
                options.truncateColumns(),
                replacement == null ? NONE : replacement);
    }

    static TextRule unlimited() {
        return new TextRule("", ANY_LENGTH, false, false, NONE);
    }

    @Override
    public void write(byte[] bytes, int from, int to, TextBuffer out) throws Refusal {
        int end = trim ? Blanks.trimmedEnd(bytes, from, to) : to;
        if (end - from > length) {
            end = truncated(bytes, from);
        }
        // At worst every byte needs a backslash.
        byte[] target = out.room(2 * (end - from));
        int length = out.length();
        int at = from;
        while (true) {
            int plain = Utf8.plainEnd(bytes, at, end);
            System.arraycopy(bytes, at, target, length, plain - at);
            length += plain - at;
            if (plain == end) {
                break;
            }
            int size = characterSize(bytes, plain, end);
            if (size > 0) {
                length = copy(bytes, plain, size, target, length);
            } else {
                length = replace(-size, target, length);
                out.replaced(column);
            }
            at = plain + Math.abs(size);
        }
        out.filled(length);
    }

    private int truncated(byte[] bytes, int from) throws Refusal {
        if (!truncate) {
            throw new Refusal(1204, "String length exceeds DDL length");
        }
        int cut = from + length;
        while (cut > from && (bytes[cut] & 0xc0) == 0x80) {
            cut--;
        }
        return cut;
    }

    /** The bytes of the character; negative when they are to be replaced. */
    private int characterSize(byte[] bytes, int at, int end) throws Refusal {
        if (bytes[at] == 0) {
            throw new Refusal(1218, "Invalid null byte - field longer than 1 byte");
        }
        int size = Utf8.character(bytes, at, end);
        if (size > 0) {
            return replacement != NONE && Utf8.reserved(bytes, at, size) ? -size : size;
        }
        int bad = Utf8.bad(size);
        if (replacement == NONE) {
            String reason = "String contains invalid or unsupported UTF-8 codepoints. Bad UTF-8 hex sequence: "
                    + RawText.hex(bytes, at, at + bad) + " (error " + Utf8.error(size) + ")";
            throw new Refusal(1220, reason);
        }
        return -bad;
    }

    private static int copy(byte[] bytes, int at, int size, byte[] target, int length) {
        if (size > 1) {
            System.arraycopy(bytes, at, target, length, size);
            return length + size;
        }
        return escape(bytes[at], target, length);
    }

    private int replace(int size, byte[] target, int length) {
        int end = length;
        for (int i = 0; i < size; i++) {
            end = escape((byte) replacement, target, end);
        }
        return end;
    }

    /** PostgreSQL's "COPY", "Text format": these four have to be written with a backslash. */
    private static int escape(byte b, byte[] target, int length) {
        byte letter = switch (b) {
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            case '\\' -> '\\';
            default -> 0;
        };
        if (letter == 0) {
            target[length] = b;
            return length + 1;
        }
        target[length] = '\\';
        target[length + 1] = letter;
        return length + 2;
    }
}
