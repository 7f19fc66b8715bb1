package io.bulkdata.redshiftlocal.copy;

/** CHAR: single-byte characters only (the guide, "Multibyte character load errors"), not more than fit. */
final class CharRule implements FieldRule {

    private final int length;
    private final boolean truncate;
    private final TextRule text = TextRule.unlimited();

    CharRule(int length, boolean truncate) {
        this.length = length;
        this.truncate = truncate;
    }

    @Override
    public void write(byte[] bytes, int from, int to, TextBuffer out) throws Refusal {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                throw multibyte(bytes, i, to);
            }
        }
        if (to - from > length && !truncate) {
            throw new Refusal(1204, "Char length exceeds DDL length");
        }
        text.write(bytes, from, Math.min(to, from + length), out);
    }

    private static Refusal multibyte(byte[] bytes, int at, int to) {
        int length = Utf8.character(bytes, at, to);
        String hex = RawText.hex(bytes, at, at + (length > 0 ? length : Utf8.bad(length)));
        return new Refusal(
                1220, "Multibyte character not supported for CHAR (Hint: Try using VARCHAR). Invalid char: " + hex);
    }
}
