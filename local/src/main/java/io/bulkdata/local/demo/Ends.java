package io.bulkdata.local.demo;

import io.bulkdata.core.message.Notice;
import io.bulkdata.local.NoticeBoard;
import io.bulkdata.local.controlshift.webhook.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Waits until every export that was announced has come to its end, by what the topics say. */
final class Ends {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** {@code <organisation>/<kind>/<table>/<day>/<file>} */
    private static final int KEY_SEGMENTS = 5;

    private final NoticeBoard notices;
    private final DemoListener listener;
    private final Set<String> announced = new TreeSet<>();

    Ends(NoticeBoard notices, DemoListener listener) {
        this.notices = notices;
        this.listener = listener;
    }

    /** How many different exports have been announced. */
    int announced() {
        return announced.size();
    }

    /**
     * Waits for these exports and all before them.
     *
     * @throws IllegalStateException when nothing has ended for two minutes, naming what is missing
     */
    void await(List<Delivery> deliveries) {
        Set<String> missing = new TreeSet<>();
        for (Delivery delivery : deliveries) {
            delivery.webhook().export().ifPresent(export -> missing.add(export.key()));
        }
        announced.addAll(missing);
        int total = missing.size();
        Instant lastNews = Instant.now();
        while (!missing.isEmpty()) {
            if (missing.removeAll(ended())) {
                lastNews = Instant.now();
                listener.progress(total - missing.size(), total);
            } else if (Instant.now().isAfter(lastNews.plus(PATIENCE))) {
                throw new IllegalStateException("Nothing has ended for " + PATIENCE + "; still missing: " + missing);
            }
        }
    }

    private Set<String> ended() {
        Set<String> keys = new HashSet<>();
        for (Notice notice : notices.read()) {
            notice.files().forEach(file -> keys.add(keyOf(file)));
        }
        return keys;
    }

    /** The end of an address that is the export's own: where it has landed, or where it was when it was put into quarantine. */
    private static String keyOf(String file) {
        String[] segments = file.split("/", -1);
        int first = Math.max(0, segments.length - KEY_SEGMENTS);
        return String.join("/", Arrays.asList(segments).subList(first, segments.length));
    }
}
