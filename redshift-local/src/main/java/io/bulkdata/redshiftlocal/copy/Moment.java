package io.bulkdata.redshiftlocal.copy;

import java.time.LocalDateTime;

/** A date, a time of day and an offset from UTC, as far as a field has them; reused from field to field. */
final class Moment {

    private static final int MONTHS = 12;
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    /** PostgreSQL takes no larger offset. */
    private static final int LARGEST_OFFSET = 15 * 60 + 59;

    int year;
    int month;
    int day;
    int hour;
    int minute;
    int second;
    int micros;
    int offsetMinutes;

    /** Makes it midnight UTC of a day that is valid. */
    void clear() {
        year = 2000;
        month = 1;
        day = 1;
        hour = 0;
        minute = 0;
        second = 0;
        micros = 0;
        offsetMinutes = 0;
    }

    void set(LocalDateTime time) {
        clear();
        year = time.getYear();
        month = time.getMonthValue();
        day = time.getDayOfMonth();
        hour = time.getHour();
        minute = time.getMinute();
        second = time.getSecond();
        micros = time.getNano() / 1000;
    }

    boolean valid() {
        boolean date = year >= 1 && year <= 9999 && month >= 1 && month <= MONTHS && day >= 1 && day <= lastDay();
        boolean time = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        return date && time && Math.abs(offsetMinutes) <= LARGEST_OFFSET;
    }

    private int lastDay() {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 && !leap ? 28 : DAYS[month - 1];
    }

    void putDate(TextBuffer out) {
        out.digits(year, 4);
        out.put('-');
        out.digits(month, 2);
        out.put('-');
        out.digits(day, 2);
    }

    void putTime(TextBuffer out) {
        out.digits(hour, 2);
        out.put(':');
        out.digits(minute, 2);
        out.put(':');
        out.digits(second, 2);
        if (micros != 0) {
            out.put('.');
            out.digits(micros, 6);
        }
    }

    void putOffset(TextBuffer out) {
        out.put(offsetMinutes < 0 ? '-' : '+');
        out.digits(Math.abs(offsetMinutes) / 60, 2);
        out.put(':');
        out.digits(Math.abs(offsetMinutes) % 60, 2);
    }
}
