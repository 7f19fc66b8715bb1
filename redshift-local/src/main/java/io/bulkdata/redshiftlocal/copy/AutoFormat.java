package io.bulkdata.redshiftlocal.copy;

import java.util.List;
import java.util.stream.Stream;

/**
 * The formats that {@code 'auto'} recognises (the guide, "Using automatic recognition with DATEFORMAT and TIMEFORMAT").
 *
 * <p>Of those the guide lists, these are refused here although a real cluster reads them: Julian days, years before
 * Christ, YYYY.DDD, DD.MM.YYYY (for which the guide's example contradicts its pattern), and time zones by any name but
 * Z, UTC and GMT. Not confirmed on a real cluster: that a TIMESTAMP forgets the offset, as PostgreSQL does.
 */
final class AutoFormat implements MomentFormat {

    private static final List<String> ZONES = List.of("Z", "UTC", "GMT");

    // A format comes behind those that it is the beginning of.
    private final List<PatternFormat> formats = Stream.of(
                    "YYYY-MM-DD HH12:MI:SS AM",
                    "YYYY-MM-DD HH:MI:SS",
                    "YYYY-MM-DDTHH:MI:SS",
                    "YYYY-MM-DD HH:MI",
                    "YYYY-MM-DD",
                    "YYYY/MM/DD HH:MI:SS",
                    "YYYY/MM/DD",
                    "MM/DD/YYYY HH12:MI:SS AM",
                    "MM/DD/YYYY HH:MI:SS",
                    "MM/DD/YYYY",
                    "YYYYMMDD HHMISS",
                    "YYYYMMDD",
                    "YYMMDD HHMISS",
                    "DD MON HH:MI:SS YYYY",
                    "MON-DD-YYYY",
                    "MON DD, YYYY",
                    "DD-MON-YYYY",
                    "DD MON YYYY")
            .map(PatternFormat::new)
            .toList();

    @Override
    public int read(byte[] bytes, int from, int to, Moment moment) {
        for (PatternFormat format : formats) {
            int end = format.read(bytes, from, to, moment);
            if (end != NOT_READ && zone(bytes, end, to, moment) == to) {
                return to;
            }
        }
        return NOT_READ;
    }

    private static int zone(byte[] bytes, int from, int to, Moment moment) {
        int at = from < to && bytes[from] == ' ' ? from + 1 : from;
        for (String zone : ZONES) {
            if (matches(bytes, at, to, zone)) {
                return to;
            }
        }
        return at == to ? from : MomentText.offset(bytes, at, to, moment);
    }

    private static boolean matches(byte[] bytes, int from, int to, String zone) {
        boolean same = to - from == zone.length();
        for (int i = 0; same && i < zone.length(); i++) {
            same = bytes[from + i] == zone.charAt(i);
        }
        return same;
    }

    @Override
    public String shown() {
        return "auto";
    }
}
