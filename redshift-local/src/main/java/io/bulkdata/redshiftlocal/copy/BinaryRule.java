package io.bulkdata.redshiftlocal.copy;

/**
 * VARBYTE: hexadecimal digits, two a byte, which PostgreSQL's {@code bytea} reads behind {@code \x}.
 *
 * <p>Not confirmed on a real cluster: codes and words of the refusals.
 */
final class BinaryRule implements FieldRule {

    private final int length;

    /** For so many bytes; 0 for any number. */
    BinaryRule(int length) {
        this.length = length;
    }

    @Override
    public void write(byte[] bytes, int from, int to, TextBuffer out) throws Refusal {
        for (int i = from; i < to; i++) {
            if (Character.digit(bytes[i], 16) < 0) {
                throw FieldRule.invalidDigit(bytes, from, i, "Varbyte");
            }
        }
        if ((to - from) % 2 != 0) {
            throw new Refusal(1216, "Hexadecimal digits for VARBYTE come in pairs");
        }
        if (length > 0 && (to - from) / 2 > length) {
            throw new Refusal(1204, "Varbyte length exceeds DDL length");
        }
        out.ascii("\\\\x");
        out.put(bytes, from, to);
    }
}
