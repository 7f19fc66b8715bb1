package io.bulkdata.redshiftlocal.copy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/**
 * Decimal numbers: digits that the scale has no room for are cut off, or rounded half away from zero with ROUNDEC (the
 * guide, "Data conversion parameters", ROUNDEC).
 *
 * <p>Not confirmed on a real cluster: the words and the code for a number that the precision has no room for, and that
 * an exponent is refused.
 */
final class DecimalRule implements FieldRule {

    private final int precision;
    private final int scale;
    private final boolean round;

    DecimalRule(int precision, int scale, boolean round) {
        this.precision = precision;
        this.scale = scale;
        this.round = round;
    }

    @Override
    public void write(byte[] bytes, int from, int to, TextBuffer out) throws Refusal {
        int first = NumberText.signEnd(bytes, from, to);
        int point = NumberText.digitsEnd(bytes, first, to);
        int end = NumberText.fractionEnd(bytes, point, to);
        boolean noDigits = point == first && end <= point + 1;
        if (end < to || noDigits) {
            throw FieldRule.invalidDigit(bytes, from, Math.min(end, to - 1), "Decimal");
        }
        if (wholeDigits(bytes, first, point) > precision - scale) {
            throw overflow();
        }
        if (end - point - 1 <= scale) {
            out.put(bytes, from, to);
        } else if (round) {
            writeRounded(bytes, from, to, out);
        } else {
            writeCut(bytes, from, point, out);
        }
    }

    private static int wholeDigits(byte[] bytes, int first, int point) {
        int at = first;
        while (at < point && bytes[at] == '0') {
            at++;
        }
        return point - at;
    }

    private void writeCut(byte[] bytes, int from, int point, TextBuffer out) {
        out.put(bytes, from, point);
        // Without this digit ".9" cut to a whole number would be nothing at all.
        if (point == from || bytes[point - 1] < '0') {
            out.put('0');
        }
        if (scale > 0) {
            out.put(bytes, point, point + 1 + scale);
        }
    }

    private void writeRounded(byte[] bytes, int from, int to, TextBuffer out) throws Refusal {
        String text = new String(bytes, from, to - from, StandardCharsets.US_ASCII);
        BigDecimal rounded = new BigDecimal(text).setScale(scale, RoundingMode.HALF_UP);
        if (rounded.precision() > precision) {
            throw overflow();
        }
        out.ascii(rounded.toPlainString());
    }

    private Refusal overflow() {
        return new Refusal(1204, "Overflow for NUMERIC(" + precision + "," + scale + ")");
    }
}
