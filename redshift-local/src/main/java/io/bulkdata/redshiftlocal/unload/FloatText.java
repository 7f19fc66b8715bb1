package io.bulkdata.redshiftlocal.unload;

import java.math.BigDecimal;

/** Floating-point numbers in PostgreSQL's way: plain digits unless they would be too many, then with an exponent. */
final class FloatText {

    private static final int DOUBLE_DIGITS = 15;
    private static final int FLOAT_DIGITS = 6;
    private static final int SMALLEST_PLAIN_EXPONENT = -4;

    private FloatText() {}

    static String of(double number) {
        return Double.isNaN(number) || Double.isInfinite(number) || number == 0
                ? special(number)
                : text(new BigDecimal(Double.toString(number)), DOUBLE_DIGITS);
    }

    static String of(float number) {
        return Float.isNaN(number) || Float.isInfinite(number) || number == 0
                ? special(number)
                : text(new BigDecimal(Float.toString(number)), FLOAT_DIGITS);
    }

    private static String special(double number) {
        if (number == 0) {
            return 1 / number < 0 ? "-0" : "0";
        }
        return Double.toString(number);
    }

    private static String text(BigDecimal number, int plainDigits) {
        BigDecimal stripped = number.stripTrailingZeros();
        int exponent = stripped.precision() - stripped.scale() - 1;
        if (exponent >= SMALLEST_PLAIN_EXPONENT && exponent < plainDigits) {
            return stripped.toPlainString();
        }
        BigDecimal digits = stripped.movePointLeft(exponent);
        String power = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : Integer.toString(Math.abs(exponent));
        return digits.stripTrailingZeros().toPlainString() + "e" + (exponent < 0 ? "-" : "+") + power;
    }
}
