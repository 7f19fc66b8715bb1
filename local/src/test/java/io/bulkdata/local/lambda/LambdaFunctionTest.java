package io.bulkdata.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LambdaFunctionTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    /** Names as failed every message it gets. */
    static final class FailsAll implements RequestHandler<SQSEvent, SQSBatchResponse> {
        @Override
        public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
            return new SQSBatchResponse(event.getRecords().stream()
                    .map(message -> new SQSBatchResponse.BatchItemFailure(message.getMessageId()))
                    .toList());
        }
    }

    /** Has its types from a class and an interface above it. */
    interface Answering<A> extends RequestHandler<Map<String, Object>, A> {}

    abstract static class AnsweringText<E> implements Answering<E> {}

    static final class Greets extends AnsweringText<String> {
        @Override
        public String handleRequest(Map<String, Object> event, Context context) {
            return "hello " + event.get("name") + " from " + context.getFunctionName();
        }
    }

    /** Answers nothing. */
    static final class Remembers implements RequestHandler<ScheduledEvent, Void> {

        private ScheduledEvent last;

        @Override
        public Void handleRequest(ScheduledEvent event, Context context) {
            last = event;
            return null;
        }
    }

    @Test
    void handlerOfBytesGetsTheEventAsItIs() {
        RequestStreamHandler echo = (event, answer, context) -> event.transferTo(answer);

        assertThat(invoke(LambdaFunction.of("echo", LONG, echo), "{\"a\": 1}")).isEqualTo("{\"a\": 1}");
    }

    @Test
    void eventsOfAwsAreReadAndWrittenAsLambdaDoes() {
        LambdaFunction function = LambdaFunction.of("fails", LONG, new FailsAll());

        assertThat(invoke(function, """
                        {"Records": [{"messageId": "m1", "body": "x", "eventSourceARN": "arn", "new": true}]}
                        """)).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"}]}");
    }

    @Test
    void typesAreFoundAboveTheHandlersClassToo() {
        assertThat(invoke(LambdaFunction.of("greets", LONG, new Greets()), "{\"name\": \"Ada\"}"))
                .isEqualTo("\"hello Ada from greets\"");
    }

    @Test
    void scheduledEventArrivesWhole() {
        Remembers remembers = new Remembers();
        byte[] event = new ScheduledEventJson(java.time.Clock.systemUTC()).of("rule");

        assertThat(invoke(LambdaFunction.of("remembers", LONG, remembers), new String(event, StandardCharsets.UTF_8)))
                .isEqualTo("null");
        assertThat(remembers.last.getDetailType()).isEqualTo("Scheduled Event");
        assertThat(remembers.last.getTime()).isNotNull();
        assertThat(remembers.last.getResources()).isEqualTo(List.of("arn:aws:events:us-east-1:000000000000:rule/rule"));
    }

    @Test
    void whatIsNoHandlerOrHidesItsTypesIsRefused() {
        RequestHandler<String, String> lambda = (event, context) -> event;

        assertThatThrownBy(() -> LambdaFunction.of("lambda", LONG, lambda))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write it as a class");
        assertThatThrownBy(() -> LambdaFunction.of("text", LONG, 1, () -> "no handler"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.String");
    }

    @Test
    void failureOfTheHandlerIsKept() {
        IllegalStateException failure = new IllegalStateException("broken");
        RequestStreamHandler fails = (event, answer, context) -> {
            throw failure;
        };

        assertThatThrownBy(() -> invoke(LambdaFunction.of("fails", LONG, fails), "{}"))
                .isInstanceOf(InvocationFailedException.class)
                .hasMessage("Function fails failed")
                .hasCause(failure);
    }

    @Test
    void handlerThatTakesTooLongIsInterrupted() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        RequestStreamHandler waits = (event, answer, context) -> {
            assertThat(context.getRemainingTimeInMillis()).isLessThanOrEqualTo(1000);
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        };
        LambdaFunction function = LambdaFunction.of("waits", Duration.ofSeconds(1), waits);

        assertThatThrownBy(() -> invoke(function, "{}")).hasMessage("Function waits timed out after PT1S");
        assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void environmentServesOneInvocationAtATime() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        RequestStreamHandler counts = (event, answer, context) -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            event.transferTo(answer);
            running.decrementAndGet();
        };
        LambdaFunction function = LambdaFunction.of("counts", LONG, 1, () -> counts);

        List<CompletableFuture<String>> answers = IntStream.range(0, 50)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> invoke(function, "{}"), task -> new Thread(task).start()))
                .toList();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo("{}"));

        assertThat(most).hasValue(1);
    }

    @Test
    void environmentsServeAsManyInvocationsAtATime() {
        CyclicBarrier together = new CyclicBarrier(2);
        LambdaFunction function =
                LambdaFunction.of("meets", LONG, 2, () -> (RequestStreamHandler) (event, answer, context) -> {
                    try {
                        together.await(1, TimeUnit.MINUTES);
                    } catch (Exception e) {
                        throw new IllegalStateException("Alone", e);
                    }
                });
        Thread other = new Thread(() -> invoke(function, "{}"));
        other.start();

        assertThat(invoke(function, "{}")).isEmpty();
    }

    private static String invoke(LambdaFunction function, String event) {
        return new String(function.invoke(event.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
