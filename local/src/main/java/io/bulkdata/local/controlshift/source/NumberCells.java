package io.bulkdata.local.controlshift.source;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as PostgreSQL prints them: mostly small, now and then at the ends of their type. */
final class NumberCells {

    private static final int EXTREME = 300;
    private static final int DIGITS_OF_A_LONG = 18;
    private static final Pattern NUMERIC = Pattern.compile("numeric\\((\\d+),(\\d+)\\)");

    private NumberCells() {}

    static String integer(String name, Dice dice) {
        if (dice.oneIn(EXTREME)) {
            return Integer.toString(dice.oneIn(2) ? Integer.MIN_VALUE : Integer.MAX_VALUE);
        }
        return Long.toString(usual(name, dice));
    }

    static String bigint(String name, Dice dice) {
        if (dice.oneIn(EXTREME)) {
            return Long.toString(dice.oneIn(2) ? Long.MIN_VALUE : Long.MAX_VALUE);
        }
        return Long.toString(usual(name, dice));
    }

    /** All decimals are printed, as the scale says. */
    static String decimal(String sqlType, Dice dice) {
        Matcher type = NUMERIC.matcher(sqlType);
        if (!type.matches()) {
            throw new IllegalArgumentException("Not a numeric type with precision and scale: " + sqlType);
        }
        int precision = Math.min(Integer.parseInt(type.group(1)), DIGITS_OF_A_LONG);
        long largest = BigInteger.TEN.pow(precision).longValueExact() - 1;
        long unscaled = dice.oneIn(EXTREME) ? largest : dice.between(0, largest / 5);
        int scale = Integer.parseInt(type.group(2));
        return BigDecimal.valueOf(dice.oneIn(8) ? -unscaled : unscaled, scale).toPlainString();
    }

    private static long usual(String name, Dice dice) {
        if (name.endsWith("_size")) {
            return dice.below(5_000_000);
        }
        if (name.endsWith("_amount")) {
            return dice.below(2_000) - 1_000L;
        }
        return name.endsWith("_id") ? 1 + dice.below(50_000) : dice.below(100);
    }
}
