package io.bulkdata.local;

import java.time.Duration;
import java.util.Map;

/**
 * How long it is gone on trying what fails and may pass.
 *
 * @param loaders how many loads there can be at a time; 0 when somebody else loads
 * @param loadTimeout of a load; a message of a loader that died comes back after that time
 * @param attempts how often a batch is tried
 * @param pause after the first attempt
 * @param awayPause until the next look at a warehouse that takes no connections
 * @param awayLooks how often it is looked at, which is no attempt
 * @param failures how the reprocess function hears of failures
 * @param reprocessBudget how often it gives a batch another budget of attempts
 * @param reprocessPause before it does so the first time
 */
public record Persistence(
        int loaders,
        Duration loadTimeout,
        int attempts,
        Duration pause,
        Duration awayPause,
        int awayLooks,
        FailureRoute failures,
        int reprocessBudget,
        Duration reprocessPause) {

    private static final int LOADERS = 4;
    private static final int ATTEMPTS = 8;
    private static final int AWAY_LOOKS = 720;
    private static final int BUDGET = 3;

    /** As on AWS, with shorter pauses where somebody would have to wait at a laptop. */
    public static Persistence defaults() {
        return new Persistence(
                LOADERS,
                Timeouts.LOAD,
                ATTEMPTS,
                Duration.ofSeconds(15),
                Duration.ofSeconds(5),
                AWAY_LOOKS,
                FailureRoute.QUEUE,
                BUDGET,
                Duration.ofMinutes(1));
    }

    /** The same with notices of failures by another way. */
    public Persistence hearing(FailureRoute route) {
        return new Persistence(
                loaders, loadTimeout, attempts, pause, awayPause, awayLooks, route, reprocessBudget, reprocessPause);
    }

    /** The same with another patience for a warehouse that takes no connections. */
    public Persistence waiting(Duration nextLook, int looks) {
        return new Persistence(
                loaders, loadTimeout, attempts, pause, nextLook, looks, failures, reprocessBudget, reprocessPause);
    }

    /** The same with another policy of the reprocess function. */
    public Persistence reprocessing(int budget, Duration before) {
        return new Persistence(loaders, loadTimeout, attempts, pause, awayPause, awayLooks, failures, budget, before);
    }

    /** The same with other attempts to load. */
    public Persistence loading(int atATime, Duration timeout, int most, Duration afterTheFirst) {
        return new Persistence(
                atATime, timeout, most, afterTheFirst, awayPause, awayLooks, failures, reprocessBudget, reprocessPause);
    }

    Map<String, String> ofLoads() {
        return Map.of(
                "BULKDATA_LOAD_ATTEMPTS", Integer.toString(attempts),
                "BULKDATA_RETRY_PAUSE", pause.toString(),
                "BULKDATA_AWAY_PAUSE", awayPause.toString(),
                "BULKDATA_AWAY_LOOKS", Integer.toString(awayLooks));
    }

    Map<String, String> ofReprocessing() {
        return Map.of(
                "BULKDATA_REPROCESS_BUDGET", Integer.toString(reprocessBudget),
                "BULKDATA_REPROCESS_PAUSE", reprocessPause.toString());
    }
}
