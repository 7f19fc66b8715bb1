package io.bulkdata.redshiftlocal.copy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A DATEFORMAT or TIMEFORMAT string (the guide, "DATEFORMAT and TIMEFORMAT strings").
 *
 * <p>Not confirmed on a real cluster: that a number before a separator may have one digit, and that two-digit years
 * from 70 on are of the twentieth century.
 */
final class PatternFormat implements MomentFormat {

    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final int ABBREVIATED = 3;

    /** The parts by their text, longer ones before those they begin with. */
    private enum Part {
        YYYY,
        YY,
        MON,
        MM,
        MI,
        DD,
        HH24,
        HH12,
        HH,
        SS,
        AM,
        PM,
        SEPARATOR
    }

    private record Token(Part part, byte separator) {}

    private final String pattern;
    private final List<Token> tokens = new ArrayList<>();
    private boolean afternoon;
    private boolean twelve;

    /**
     * Reads the pattern.
     *
     * @throws IllegalArgumentException when it has a letter that means nothing to COPY
     */
    PatternFormat(String pattern) {
        this.pattern = pattern;
        String rest = pattern.toUpperCase(Locale.ROOT);
        while (!rest.isEmpty()) {
            Part part = partOf(rest);
            tokens.add(new Token(part, (byte) rest.charAt(0)));
            rest = rest.substring(part == Part.SEPARATOR ? 1 : part.name().length());
        }
    }

    private Part partOf(String rest) {
        for (Part part : Part.values()) {
            if (rest.startsWith(part.name())) {
                return part;
            }
        }
        char first = rest.charAt(0);
        // The T of ISO 8601 is the one letter that separates.
        if (first > 0x7f || (Character.isLetterOrDigit(first) && first != 'T')) {
            throw new IllegalArgumentException("Not a date or time format: '" + pattern + "' (at '" + rest + "')");
        }
        return Part.SEPARATOR;
    }

    @Override
    public int read(byte[] bytes, int from, int to, Moment moment) {
        moment.clear();
        twelve = false;
        afternoon = false;
        int at = from;
        for (int i = 0; i < tokens.size() && at != NOT_READ; i++) {
            boolean loose = i + 1 == tokens.size() || tokens.get(i + 1).part() == Part.SEPARATOR;
            at = read(tokens.get(i), bytes, at, to, loose, moment);
        }
        return at == NOT_READ || !halves(moment) ? NOT_READ : at;
    }

    /** Makes the hour of a twelve-hour clock one of twenty-four. */
    private boolean halves(Moment moment) {
        if (twelve) {
            if (moment.hour < 1 || moment.hour > 12) {
                return false;
            }
            moment.hour = moment.hour % 12 + (afternoon ? 12 : 0);
        }
        return true;
    }

    private int read(Token token, byte[] bytes, int at, int to, boolean loose, Moment moment) {
        if (token.part() == Part.SEPARATOR) {
            return at < to && bytes[at] == token.separator() ? at + 1 : NOT_READ;
        }
        return switch (token.part()) {
            case MON -> month(bytes, at, to, moment);
            case AM, PM -> half(bytes, at, to);
            case YYYY -> {
                moment.year = MomentText.number(bytes, at, to, 4);
                yield moment.year < 0 ? NOT_READ : at + 4;
            }
            default -> {
                int digits = loose && MomentText.number(bytes, at, to, 2) < 0 ? 1 : 2;
                int value = MomentText.number(bytes, at, to, digits);
                yield value < 0 ? NOT_READ : put(token.part(), value, bytes, at + digits, to, moment);
            }
        };
    }

    private int put(Part part, int value, byte[] bytes, int end, int to, Moment moment) {
        switch (part) {
            case YY -> moment.year = value + (value < 70 ? 2000 : 1900);
            case MM -> moment.month = value;
            case DD -> moment.day = value;
            case MI -> moment.minute = value;
            case SS -> {
                moment.second = value;
                return MomentText.fraction(bytes, end, to, moment);
            }
            default -> {
                moment.hour = value;
                twelve = part == Part.HH12;
            }
        }
        return end;
    }

    private static int month(byte[] bytes, int at, int to, Moment moment) {
        for (int i = 0; i < MONTHS.size(); i++) {
            String name = MONTHS.get(i);
            if (startsWith(bytes, at, to, name)) {
                moment.month = i + 1;
                return at + name.length();
            }
        }
        for (int i = 0; i < MONTHS.size(); i++) {
            if (startsWith(bytes, at, to, MONTHS.get(i).substring(0, ABBREVIATED))) {
                moment.month = i + 1;
                return at + ABBREVIATED;
            }
        }
        return NOT_READ;
    }

    private int half(byte[] bytes, int at, int to) {
        afternoon = startsWith(bytes, at, to, "pm");
        return afternoon || startsWith(bytes, at, to, "am") ? at + 2 : NOT_READ;
    }

    private static boolean startsWith(byte[] bytes, int at, int to, String word) {
        int end = Math.min(to, at + word.length());
        String text = new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
        return text.toLowerCase(Locale.ROOT).equals(word);
    }

    @Override
    public String shown() {
        return pattern;
    }
}
