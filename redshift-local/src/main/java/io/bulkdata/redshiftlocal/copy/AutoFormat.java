package io.bulkdata.redshiftlocal.copy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The formats that {@code 'auto'} recognises (the guide, "Using automatic recognition with DATEFORMAT and TIMEFORMAT").
 *
 * <p>Of those the guide lists, these are refused here although a real cluster reads them: years before Christ,
 * DD.MM.YYYY (for which the guide's example contradicts its pattern), and time zones by any name but Z, UTC, GMT and those
 * of the United States' mainland. Not confirmed on a real cluster: that a TIMESTAMP forgets the offset, as PostgreSQL does.
 */
final class AutoFormat implements MomentFormat {

    /** Hours from UTC. */
    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("Z", 0),
            Map.entry("UTC", 0),
            Map.entry("GMT", 0),
            Map.entry("EST", -5),
            Map.entry("EDT", -4),
            Map.entry("CST", -6),
            Map.entry("CDT", -5),
            Map.entry("MST", -7),
            Map.entry("MDT", -6),
            Map.entry("PST", -8),
            Map.entry("PDT", -7));

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
        int end = NumberedDay.read(bytes, from, to, moment);
        return end != NOT_READ && zone(bytes, end, to, moment) == to ? to : NOT_READ;
    }

    private static int zone(byte[] bytes, int from, int to, Moment moment) {
        int at = from < to && bytes[from] == ' ' ? from + 1 : from;
        for (Map.Entry<String, Integer> zone : ZONES.entrySet()) {
            if (matches(bytes, at, to, zone.getKey())) {
                moment.offsetMinutes = 60 * zone.getValue();
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
