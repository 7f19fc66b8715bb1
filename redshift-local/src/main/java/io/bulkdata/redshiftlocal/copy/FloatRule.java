package io.bulkdata.redshiftlocal.copy;

import java.nio.charset.StandardCharsets;

/**
 * Floating-point numbers in standard format such as 12.123 or exponential format such as 1.0E4 (the guide, "Preparing
 * your input data").
 *
 * <p>Not confirmed on a real cluster: that NaN and Infinity are refused, and what is said of a number that is too large
 * or too small.
 */
final class FloatRule implements FieldRule {

    /** A number of so many characters without an exponent is far from the limits of either type. */
    private static final int SAFE_LENGTH = 30;

    private final boolean real;

    FloatRule(boolean real) {
        this.real = real;
    }

    @Override
    public void write(byte[] bytes, int from, int to, TextBuffer out) throws Refusal {
        int first = NumberText.signEnd(bytes, from, to);
        int point = NumberText.digitsEnd(bytes, first, to);
        int end = NumberText.fractionEnd(bytes, point, to);
        boolean noDigits = point == first && end <= point + 1;
        boolean exponent = !noDigits && end < to && (bytes[end] | 0x20) == 'e';
        int last = exponent ? exponentEnd(bytes, end, to) : end;
        if (noDigits || last < to) {
            throw FieldRule.invalidDigit(bytes, from, Math.min(last, to - 1), real ? "Float" : "Double");
        }
        if (exponent || to - from > SAFE_LENGTH) {
            checkRange(bytes, from, first, end, to);
        }
        out.put(bytes, from, to);
    }

    /** Where the exponent ends, or where its letter is when no digit follows. */
    private static int exponentEnd(byte[] bytes, int letter, int to) {
        int first = NumberText.signEnd(bytes, letter + 1, to);
        int end = NumberText.digitsEnd(bytes, first, to);
        return end == first ? letter : end;
    }

    private void checkRange(byte[] bytes, int from, int first, int mantissaEnd, int to) throws Refusal {
        String text = new String(bytes, from, to - from, StandardCharsets.US_ASCII);
        double value = real ? Float.parseFloat(text) : Double.parseDouble(text);
        boolean vanished = value == 0 && !zero(bytes, first, mantissaEnd);
        if (Double.isInfinite(value) || vanished) {
            throw new Refusal(1208, "Overflow (" + (real ? "Float" : "Double") + " out of range)");
        }
    }

    private static boolean zero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != '0' && bytes[i] != '.') {
                return false;
            }
        }
        return true;
    }
}
