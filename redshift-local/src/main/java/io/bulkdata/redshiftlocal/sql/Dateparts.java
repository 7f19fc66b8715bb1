package io.bulkdata.redshiftlocal.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Date parts, which stand unquoted in calls. Developer guide, "Date parts for date or timestamp functions". */
final class Dateparts {

    private static final Map<String, String> NAMES = names(List.of(
            "millennium millennia mil mils",
            "century centuries c cent cents",
            "decade decades dec decs",
            "year years y yr yrs",
            "quarter quarters qtr qtrs",
            "month months mon mons",
            "week weeks w",
            "day days d",
            "hour hours h hr hrs",
            "minute minutes m min mins",
            "second seconds s sec secs",
            "millisecond milliseconds ms msec msecs msecond mseconds millisec millisecs millisecon",
            "microsecond microseconds microsec microsecs usecond useconds us usec usecs",
            "dow dayofweek dw weekday",
            "doy dayofyear dy yearday",
            "epoch",
            "timezone",
            "timezone_hour",
            "timezone_minute"));

    private Dateparts() {}

    /** DATEADD and DATEDIFF, whose columns have names of their own. */
    static void difference(Call call) {
        if (call.arguments().size() == 3) {
            name(call);
            call.rename(call.lowerName().endsWith("add") ? "date_add" : "date_diff");
        }
    }

    /** DATE_PART, which also gives the fraction of a second. */
    static void part(Call call) {
        if (call.arguments().size() == 2) {
            name(call);
            call.rename("pgdate_part");
        }
    }

    /** EXTRACT, which gives whole numbers; the last argument tells it from PostgreSQL's own. */
    static void extract(Call call) {
        int from = call.open() + 2;
        if (call.sql().token(from).is("FROM")) {
            replace(call, call.open() + 1);
            call.rename("date_part");
            call.sql().replace(from, ",");
            call.sql().insertAfter(call.close() - 1, ", true");
        }
    }

    private static void name(Call call) {
        if (call.argument(0).isOne()) {
            replace(call, call.argument(0).first());
        }
    }

    /** A quoted part is left to the function. */
    private static void replace(Call call, int index) {
        Token token = call.sql().token(index);
        if (token.isName()) {
            String name = Optional.ofNullable(NAMES.get(token.name().toLowerCase(Locale.ROOT)))
                    .orElseThrow(() -> new SqlRefusal(
                            "22023", "date part \"" + token.text() + "\" is not supported", token.start()));
            call.sql().replace(index, "'" + name + "'::text");
        } else if (token.kind() == Token.Kind.STRING) {
            call.sql().insertAfter(index, "::text");
        }
    }

    private static Map<String, String> names(List<String> lines) {
        Map<String, String> names = new HashMap<>();
        for (String line : lines) {
            List<String> words = List.of(line.split(" "));
            words.forEach(word -> names.put(word, words.get(0)));
        }
        return Map.copyOf(names);
    }
}
