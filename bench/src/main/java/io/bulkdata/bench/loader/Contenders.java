package io.bulkdata.bench.loader;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who is measured, for each size of batch: the incumbent, ours, and ours again as the control. */
final class Contenders {

    static final List<Integer> BATCHES = List.of(1, 10, 50);

    private Contenders() {}

    static String incumbent(int batch) {
        return "incumbent, batches of " + batch;
    }

    static String ours(int batch) {
        return "ours, batches of " + batch;
    }

    static String again(int batch) {
        return ours(batch) + ", again";
    }

    /** All that are timed, each in a place of its own. */
    static List<Contender> timed(Engines engines) throws SQLException {
        Map<String, String> aws = engines.aws().environment();
        List<Contender> all = new ArrayList<>();
        for (int batch : BATCHES) {
            all.add(IncumbentLoader.create(incumbent(batch), place(engines, "timed", incumbent(batch)), aws, batch));
            all.add(OurLoader.create(ours(batch), place(engines, "timed", ours(batch)), aws, batch));
            all.add(OurLoader.create(again(batch), place(engines, "timed", again(batch)), aws, batch));
        }
        return all;
    }

    /** One of each kind, which find AWS by that environment. */
    static List<Contender> counted(Engines engines, Map<String, String> aws) throws SQLException {
        List<Contender> all = new ArrayList<>();
        for (int batch : BATCHES) {
            all.add(IncumbentLoader.create(incumbent(batch), place(engines, "counted", incumbent(batch)), aws, batch));
            all.add(OurLoader.create(ours(batch), place(engines, "counted", ours(batch)), aws, batch));
        }
        return all;
    }

    private static Place place(Engines engines, String purpose, String name) throws SQLException {
        String words = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return Place.create(engines, purpose + "-" + words);
    }
}
