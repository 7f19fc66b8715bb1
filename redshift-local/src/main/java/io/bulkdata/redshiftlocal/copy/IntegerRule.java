package io.bulkdata.redshiftlocal.copy;

/**
 * Whole numbers.
 *
 * <p>Confirmed by what users quote of {@code stl_load_errors}: the words for a wrong digit with code 1207, and those
 * for an overflow. Not confirmed: the overflow's code, which the guide's table gives as 1222; that a plus sign is
 * allowed; that blanks around the digits are not.
 */
final class IntegerRule implements FieldRule {

    /** Any number of so many digits fits a long. */
    private static final int SAFE_DIGITS = 18;

    private final String type;
    private final long least;
    private final long most;

    IntegerRule(String type, long least, long most) {
        this.type = type;
        this.least = least;
        this.most = most;
    }

    @Override
    public void write(byte[] bytes, int from, int to, TextBuffer out) throws Refusal {
        int first = NumberText.signEnd(bytes, from, to);
        if (first == to) {
            throw FieldRule.invalidDigit(bytes, from, from, type);
        }
        long value = to - first <= SAFE_DIGITS ? small(bytes, from, first, to) : large(bytes, from, first, to);
        if (value < least || value > most) {
            throw overflow();
        }
        out.put(bytes, from, to);
    }

    private long small(byte[] bytes, int from, int first, int to) throws Refusal {
        long value = 0;
        for (int i = first; i < to; i++) {
            value = 10 * value + digit(bytes, from, i);
        }
        return bytes[from] == '-' ? -value : value;
    }

    /** Counts downwards, because there is one negative number more than there are positive ones. */
    private long large(byte[] bytes, int from, int first, int to) throws Refusal {
        for (int i = first; i < to; i++) {
            digit(bytes, from, i);
        }
        try {
            long value = 0;
            for (int i = first; i < to; i++) {
                value = Math.subtractExact(Math.multiplyExact(value, 10L), bytes[i] - '0');
            }
            return bytes[from] == '-' ? value : Math.negateExact(value);
        } catch (ArithmeticException e) {
            throw overflow();
        }
    }

    private int digit(byte[] bytes, int from, int at) throws Refusal {
        int digit = bytes[at] - '0';
        if (digit < 0 || digit > 9) {
            throw FieldRule.invalidDigit(bytes, from, at, type);
        }
        return digit;
    }

    private Refusal overflow() {
        return new Refusal(1222, "Overflow (" + type + " valid range " + least + " to " + most + ")");
    }
}
