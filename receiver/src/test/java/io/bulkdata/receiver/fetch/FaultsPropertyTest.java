package io.bulkdata.receiver.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.core.export.ExportFile;
import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.receiver.fetch.Reply.Then;
import io.bulkdata.receiver.source.AllowedSources;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import okhttp3.Dns;
import org.assertj.core.api.InstanceOfAssertFactories;

/** Any faults, in any order and at any byte: within the budget nothing is lost or changed, beyond it nothing is stored. */
class FaultsPropertyTest {

    private static final int PART = 1_000;
    private static final int ATTEMPTS = 5;
    private static final Destination DESTINATION =
            new Destination(ExportFile.ofLandingKey("exports" + Fetching.PATH), Instant.parse("2026-11-20T01:43:46Z"));

    /** Something that goes wrong with one answer, which another request can make good. */
    record Fault(Kind kind, int offset) {

        enum Kind {
            CUT,
            RESET,
            SHORT_CHUNKS,
            UNAVAILABLE,
            NO_ANSWER
        }

        Reply on(Reply right) {
            int at = right.body.length == 0 ? 0 : offset % right.body.length;
            return switch (kind) {
                case CUT -> right.cutAfter(at);
                case RESET -> right.cutAfter(at).then(Then.RESET);
                case SHORT_CHUNKS ->
                    right.without("Content-Length")
                            .with("Transfer-Encoding", "chunked")
                            .body(ScriptedServer.chunked(java.util.Arrays.copyOf(right.body, at), false))
                            .then(Then.CLOSE);
                case UNAVAILABLE -> Reply.of(503, new byte[offset % 100]);
                case NO_ANSWER -> Reply.of(0, new byte[0]).then(Then.CLOSE);
            };
        }
    }

    @Provide
    Arbitrary<Fault> faults() {
        return Combinators.combine(
                        Arbitraries.of(Fault.Kind.class), Arbitraries.integers().between(0, 12_000))
                .as(Fault::new);
    }

    @Provide
    Arbitrary<List<Fault>> withinTheBudget() {
        return faults().list().ofMinSize(0).ofMaxSize(ATTEMPTS - 1);
    }

    private static byte[] file(int size) {
        byte[] file = new byte[size];
        new Random(size).nextBytes(file);
        file[0] = 'i';
        return file;
    }

    private static Download download(MemoryLanding landing) {
        AllowedSources sources =
                new Settings(Map.of("BULKDATA_PLAIN_HTTP_HOSTS", "127.0.0.1")).read(AllowedSources::read);
        Patience patience = new Patience(ATTEMPTS, Duration.ofMillis(1), Duration.ofMillis(5), () -> 0);
        ExportServer server = new ExportServer(sources, Duration.ofSeconds(30), Dns.SYSTEM);
        return new Download(new Exports(server, PART, patience), landing, patience);
    }

    private static void store(ScriptedServer server, MemoryLanding landing) {
        Deadline deadline = Deadline.in(Duration.ofMinutes(10), new ManualTime());
        download(landing).store(URI.create(server.url(Fetching.PATH)), DESTINATION, deadline);
    }

    /** The first faults for whoever comes, whichever parts that are. */
    private static ScriptedServer.Script meeting(List<Fault> faults, boolean ranges, byte[] file) {
        Queue<Fault> left = new ConcurrentLinkedQueue<>(faults);
        return (request, right) -> {
            Reply reply = ranges ? right : Reply.of(200, file);
            Fault fault = left.poll();
            return fault == null ? reply : fault.on(reply);
        };
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void faultsWithinTheBudgetChangeNothing(
            @ForAll("withinTheBudget") List<Fault> faults,
            @ForAll @IntRange(min = 1, max = 10_500) int size,
            @ForAll boolean ranges) {
        byte[] file = file(size);
        MemoryLanding landing = new MemoryLanding(PART);
        try (ScriptedServer server = new ScriptedServer(file, meeting(faults, ranges, file))) {
            store(server, landing);
            assertThat(landing.stored()).singleElement().isEqualTo(file);
        }
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void faultsBeyondTheBudgetStoreNothing(
            @ForAll("faults") Fault fault,
            @ForAll @IntRange(min = 1, max = 10_500) int size,
            @ForAll @IntRange(max = 10) int part,
            @ForAll boolean ranges) {
        byte[] file = file(size);
        int failing = Math.min(part, (size - 1) / PART);
        MemoryLanding landing = new MemoryLanding(PART);
        try (ScriptedServer server = new ScriptedServer(file, (request, right) -> {
            Reply reply = ranges ? right : Reply.of(200, file);
            boolean hit = !ranges || request.first() / PART == failing;
            return hit ? new Fault(fault.kind(), 0).on(reply) : reply;
        })) {
            assertThatThrownBy(() -> store(server, landing))
                    .asInstanceOf(InstanceOfAssertFactories.type(FetchException.class))
                    .extracting(FetchException::failureClass)
                    .isEqualTo(FailureClass.TRANSIENT);
            assertThat(landing.stored()).isEmpty();
        }
    }
}
