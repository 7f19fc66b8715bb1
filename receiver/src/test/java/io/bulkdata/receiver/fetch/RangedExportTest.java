package io.bulkdata.receiver.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.receiver.source.AllowedSources;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What the threads that share an export learn of each other's failures. */
class RangedExportTest {

    /** The common pool may have one thread only, and both parts must be under way at once. */
    private static final Executor OWN_THREAD = task -> new Thread(task, "part").start();

    private static final int PART = 1_000;

    private static byte[] file() {
        byte[] file = new byte[3 * PART];
        Arrays.fill(file, (byte) 'x');
        return file;
    }

    /** Like S3, whose ETag is the MD5 of the file: parts are added up in their order, and each waits for those before. */
    private static Reply likeS3(Reply right) {
        return right.with("ETag", "\"0123456789abcdef0123456789abcdef\"").with("x-amz-request-id", "1");
    }

    private static Export open(ScriptedServer server) {
        AllowedSources sources =
                new Settings(Map.of("BULKDATA_PLAIN_HTTP_HOSTS", "127.0.0.1")).read(AllowedSources::read);
        ExportServer exports = new ExportServer(sources, Duration.ofSeconds(30), Dns.SYSTEM);
        return new Exports(exports, PART, Patience.USUAL)
                .open(URI.create(server.url(Fetching.PATH)), true, Deadline.in(Duration.ofMinutes(1), Time.SYSTEM));
    }

    /** Else the failure that says what happened would come second, behind that of a thread which waited for its part. */
    @Test
    void partThatWaitsForOneThatFailsIsLetGoOnlyByStop() {
        byte[] file = file();
        CountDownLatch thirdIsAskedFor = new CountDownLatch(1);
        try (ScriptedServer server =
                        new ScriptedServer(file, (request, right) -> secondExpires(request, right, thirdIsAskedFor));
                Export export = open(server)) {
            CompletableFuture<Part> one = CompletableFuture.supplyAsync(() -> export.next(new byte[PART]), OWN_THREAD);
            CompletableFuture<Part> other =
                    CompletableFuture.supplyAsync(() -> export.next(new byte[PART]), OWN_THREAD);
            assertThatThrownBy(() -> CompletableFuture.anyOf(one, other).get(1, TimeUnit.MINUTES))
                    .cause()
                    .asInstanceOf(InstanceOfAssertFactories.type(FetchException.class))
                    .extracting(FetchException::failureClass)
                    .isEqualTo(FailureClass.GONE);
            CompletableFuture<Part> waiting = one.isDone() ? other : one;
            assertThatThrownBy(() -> waiting.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            export.stop();
            assertThatThrownBy(() -> waiting.get(1, TimeUnit.MINUTES)).isInstanceOf(ExecutionException.class);
        }
    }

    private static Reply secondExpires(ScriptedServer.Request request, Reply right, CountDownLatch thirdIsAskedFor) {
        if (request.first() == 2 * PART) {
            thirdIsAskedFor.countDown();
        }
        if (request.first() != PART) {
            return likeS3(right.status == 412 ? lastPart() : right);
        }
        try {
            assertThat(thirdIsAskedFor.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Reply.of(403, new byte[0]);
    }

    /** The server's own ETag is another, so its precondition fails where S3's holds. */
    private static Reply lastPart() {
        return Reply.of(206, Arrays.copyOfRange(file(), 2 * PART, 3 * PART))
                .with("Content-Range", "bytes 2000-2999/3000");
    }
}
