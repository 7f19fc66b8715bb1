package io.bulkdata.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ScheduleTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration OFTEN = Duration.ofMillis(10);

    @Test
    void functionIsInvokedAgainAndAgainEvenAfterAFailure() {
        AtomicInteger count = new AtomicInteger();
        RequestStreamHandler handler = (event, answer, context) -> {
            if (count.incrementAndGet() == 2) {
                throw new IllegalStateException("once");
            }
        };
        Schedule schedule = Schedule.start(OFTEN, LambdaFunction.of("tick", LONG, handler));
        try (schedule) {
            await().until(() -> count.get() > 3);
        }
    }

    @Test
    void closeWaitsForTheInvocationUnderWay() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        RequestStreamHandler handler = (event, answer, context) -> {
            begun.countDown();
            try {
                mayEnd.await();
                ended.set(true);
            } catch (InterruptedException e) {
                throw new IllegalStateException("Interrupted", e);
            }
        };
        Schedule schedule = Schedule.start(OFTEN, LambdaFunction.of("slow", LONG, handler));
        begun.await();
        new Thread(mayEnd::countDown).start();

        schedule.close();

        assertThat(ended).isTrue();
    }
}
