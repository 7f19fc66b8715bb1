package io.bulkdata.redshiftlocal.copy;

/** The parts that dates and times are made of; each method answers where its part ends, or NOT_READ. */
final class MomentText {

    private static final int NOT_READ = MomentFormat.NOT_READ;
    private static final int FRACTION_DIGITS = 6;

    private MomentText() {}

    /** The number that exactly {@code count} digits make, or -1. */
    static int number(byte[] bytes, int from, int to, int count) {
        if (from + count > to) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + count; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = 10 * value + digit;
        }
        return value;
    }

    /** YYYY-MM-DD. */
    static int date(byte[] bytes, int from, int to, Moment moment) {
        if (to - from < 10 || bytes[from + 4] != '-' || bytes[from + 7] != '-') {
            return NOT_READ;
        }
        moment.year = number(bytes, from, to, 4);
        moment.month = number(bytes, from + 5, to, 2);
        moment.day = number(bytes, from + 8, to, 2);
        return Math.min(moment.year, Math.min(moment.month, moment.day)) < 0 ? NOT_READ : from + 10;
    }

    /** HH:MI:SS and a fraction of up to six digits. */
    static int time(byte[] bytes, int from, int to, Moment moment) {
        if (to - from < 8 || bytes[from + 2] != ':' || bytes[from + 5] != ':') {
            return NOT_READ;
        }
        moment.hour = number(bytes, from, to, 2);
        moment.minute = number(bytes, from + 3, to, 2);
        moment.second = number(bytes, from + 6, to, 2);
        boolean digits = Math.min(moment.hour, Math.min(moment.minute, moment.second)) >= 0;
        return digits ? fraction(bytes, from + 8, to, moment) : NOT_READ;
    }

    /** Nothing, or a point and one to six digits. */
    static int fraction(byte[] bytes, int from, int to, Moment moment) {
        if (from == to || bytes[from] != '.') {
            return from;
        }
        int at = from + 1;
        int micros = 0;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            micros = 10 * micros + bytes[at++] - '0';
            if (at - from > FRACTION_DIGITS + 1) {
                return NOT_READ;
            }
        }
        for (int i = at - from; i < FRACTION_DIGITS + 1; i++) {
            micros *= 10;
        }
        moment.micros = micros;
        return at == from + 1 ? NOT_READ : at;
    }

    /** Nothing, or an offset such as +02, -8:00, +05:30, +0530. */
    static int offset(byte[] bytes, int from, int to, Moment moment) {
        if (from == to || (bytes[from] != '+' && bytes[from] != '-')) {
            return from;
        }
        int digits = number(bytes, from + 1, to, 2) >= 0 ? 2 : 1;
        int hours = number(bytes, from + 1, to, digits);
        if (hours < 0) {
            return NOT_READ;
        }
        int end = from + 1 + digits;
        int minutes = 0;
        if (end < to) {
            int first = bytes[end] == ':' ? end + 1 : end;
            minutes = number(bytes, first, to, 2);
            end = first + 2;
        }
        moment.offsetMinutes = (bytes[from] == '-' ? -1 : 1) * (60 * hours + minutes);
        return minutes < 0 || minutes > 59 ? NOT_READ : end;
    }
}
