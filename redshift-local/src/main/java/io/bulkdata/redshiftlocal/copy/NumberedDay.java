package io.bulkdata.redshiftlocal.copy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.JulianFields;

/** Days told by a number: Julian ones such as J2451187, and those of a year such as 1996.008. */
final class NumberedDay {

    private static final int JULIAN_DIGITS = 7;

    private NumberedDay() {}

    /** Reads such a day, and the time behind it if there is one; where it ended, or NOT_READ. */
    static int read(byte[] bytes, int from, int to, Moment moment) {
        boolean julian = bytes[from] == 'J';
        int end = julian ? from + 1 + JULIAN_DIGITS : from + 8;
        LocalDate day = julian ? julian(bytes, from, to) : ofYear(bytes, from, to);
        if (day == null) {
            return MomentFormat.NOT_READ;
        }
        moment.set(day.atStartOfDay());
        boolean timed = end < to && bytes[end] == ' ';
        return timed ? MomentText.time(bytes, end + 1, to, moment) : end;
    }

    private static LocalDate julian(byte[] bytes, int from, int to) {
        int number = MomentText.number(bytes, from + 1, to, JULIAN_DIGITS);
        return number < 0 ? null : LocalDate.EPOCH.with(JulianFields.JULIAN_DAY, number);
    }

    private static LocalDate ofYear(byte[] bytes, int from, int to) {
        int year = MomentText.number(bytes, from, to, 4);
        int day = from + 4 < to && bytes[from + 4] == '.' ? MomentText.number(bytes, from + 5, to, 3) : -1;
        try {
            return year < 1 || day < 1 ? null : LocalDate.ofYearDay(year, day);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
