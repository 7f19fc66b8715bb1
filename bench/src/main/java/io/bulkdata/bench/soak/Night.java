package io.bulkdata.bench.soak;

import io.bulkdata.local.controlshift.ControlShift;
import io.bulkdata.local.controlshift.SimulatedClock;
import io.bulkdata.local.controlshift.export.ExportType;
import io.bulkdata.local.controlshift.webhook.Delivery;
import io.bulkdata.local.controlshift.webhook.Webhook;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Every table as a whole, then minute by minute what is new; some webhooks come twice, and beside some files there is a broken one. */
final class Night {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Between the seconds of two minutes' exports, so that no good file has the same name. */
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    private final ControlShift controlShift;
    private final SimulatedClock clock;
    private final BrokenExports brokenExports;
    private final double trouble;
    private final Random random;
    private final Set<String> brokenKeys = new HashSet<>();
    private Tally sent = Tally.NOTHING;

    /** @param trouble the share of webhooks that come twice, and of files beside which one is broken */
    Night(ControlShift controlShift, SimulatedClock clock, BrokenExports brokenExports, double trouble, Random random) {
        this.controlShift = controlShift;
        this.clock = clock;
        this.brokenExports = brokenExports;
        this.trouble = trouble;
        this.random = random;
    }

    /** What was sent so far. */
    Tally sent() {
        return sent;
    }

    void fullExports() {
        sent(controlShift.exportFull());
    }

    /** A minute in which so many rows are inserted. */
    void minute(int changes) {
        clock.advance(MINUTE);
        controlShift.live(changes);
        sent(controlShift.exportIncremental());
    }

    private void sent(List<Delivery> deliveries) {
        for (Delivery delivery : deliveries) {
            count(delivery);
            if (random.nextDouble() < trouble) {
                again(delivery.webhook());
            }
            if (random.nextDouble() < trouble) {
                breakOne();
            }
        }
    }

    private void count(Delivery delivery) {
        boolean full = delivery.webhook().type().equals(ExportType.FULL.webhook());
        sent = sent.plus(new Tally(full ? 1 : 0, full ? 0 : 1, 0, 0, delivery.delivered() ? 0 : 1));
    }

    private void again(Webhook webhook) {
        Delivery delivery = controlShift.deliverAgain(webhook);
        sent = sent.plus(new Tally(0, 0, 1, 0, delivery.delivered() ? 0 : 1));
    }

    private void breakOne() {
        var file = brokenExports.put(clock.instant().plus(HALF_A_MINUTE));
        // A second one of the same table and minute would replace the first.
        if (brokenKeys.add(file.key())) {
            Webhook webhook = Webhook.exported(file, false, String.format("%024x", random.nextLong()));
            Delivery delivery = controlShift.deliverAgain(webhook);
            sent = sent.plus(new Tally(0, 0, 0, 1, delivery.delivered() ? 0 : 1));
        }
    }
}
