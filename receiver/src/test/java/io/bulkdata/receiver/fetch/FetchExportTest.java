package io.bulkdata.receiver.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.core.export.Compression;
import io.bulkdata.core.export.ExportKind;
import io.bulkdata.core.export.LandedMetadata;
import io.bulkdata.core.export.TableName;
import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.message.ExportRequest.S3Object;
import io.bulkdata.receiver.TestEnvironment;
import io.bulkdata.receiver.fetch.address.RefusedAddressException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import okhttp3.Dns;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

/** One export, from its address or inside S3, into a real S3 server. */
class FetchExportTest {

    private static final byte[] CSV = "id,title\n1,\"d\u00e9j\u00e0\nvu\"\n".getBytes(StandardCharsets.UTF_8);
    private static final String SOURCE_KEY = Fetching.PATH.substring(1);

    private final Fetching fetching = new Fetching();

    @AfterEach
    void close() {
        fetching.close();
    }

    private static ScriptedServer honest(byte[] file) {
        return new ScriptedServer(file, (request, right) -> right);
    }

    private static String url(ScriptedServer server) {
        return server.url(Fetching.PATH + Fetching.QUERY);
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, (byte) 'x');
        return bytes;
    }

    @Test
    void whatIsStoredTellsWhatItIs() {
        try (ScriptedServer server = honest(CSV)) {
            Stored stored = fetching.fetch(url(server));
            assertThat(stored.file().landingKey()).isEqualTo(Fetching.KEY);
            assertThat(stored.bytes()).isEqualTo(CSV.length);
            assertThat(stored.exportTime()).isEqualTo(Instant.parse("2026-11-20T01:43:46Z"));
        }
        assertThat(fetching.stored()).isEqualTo(CSV);
        assertThat(LandedMetadata.of(fetching.object().response().metadata()))
                .contains(metadata(Compression.NONE, CSV));
    }

    private static LandedMetadata metadata(Compression compression, byte[] file) {
        return new LandedMetadata(
                new TableName("signatures"),
                ExportKind.FULL,
                Instant.parse("2026-11-20T01:43:46Z"),
                LandedMetadata.headerSha256(List.of("id", "title")),
                compression,
                ScriptedServer.eTag(file).replace("\"", ""));
    }

    @Test
    void packedFileStaysPackedAndItsHeaderIsKnown() {
        byte[] packed = gzip(CSV);
        try (ScriptedServer server = honest(packed)) {
            fetching.fetch(url(server));
        }
        assertThat(fetching.stored()).isEqualTo(packed);
        assertThat(LandedMetadata.of(fetching.object().response().metadata()))
                .contains(metadata(Compression.GZIP, packed));
    }

    @Test
    void exportWithoutATimeInItsNameHasTheOneOfItsWebhook() {
        try (ScriptedServer server = honest(CSV)) {
            assertThat(fetching.fetch(server.url("/x.csv")).exportTime()).isEqualTo(Instant.EPOCH);
        }
    }

    @Test
    void nothingIsUnpackedOnTheWayAndLaterPartsAreOfTheVeryFile() {
        byte[] file = bytes(2 * Fetching.PART + 1);
        try (ScriptedServer server = honest(file)) {
            fetching.fetch(url(server));
            assertThat(server.requests())
                    .hasSize(3)
                    .allSatisfy(request -> assertThat(request.headers()).containsEntry("accept-encoding", "identity"))
                    .filteredOn(request -> request.first() > 0)
                    .allSatisfy(request ->
                            assertThat(request.headers()).containsEntry("if-match", ScriptedServer.eTag(file)));
        }
    }

    @Test
    void brokenPartIsResumedWhereItBrokeOff() {
        byte[] file = bytes(2 * Fetching.PART);
        try (ScriptedServer server = new ScriptedServer(
                file, (request, right) -> request.first() == Fetching.PART ? right.cutAfter(4_321) : right)) {
            fetching.fetch(url(server));
            assertThat(server.requests())
                    .extracting(ScriptedServer.Request::first)
                    .containsExactly(0L, (long) Fetching.PART, (long) Fetching.PART + 4_321);
        }
    }

    @Test
    void serverIsLeftAloneAsLongAsItWants() {
        try (ScriptedServer server = new ScriptedServer(
                CSV,
                (request, right) ->
                        request.number() < 3 ? Reply.of(429, new byte[0]).with("Retry-After", "7") : right)) {
            fetching.fetch(url(server));
            assertThat(fetching.time().pauses()).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
        }
    }

    /** What the documentation promises of requests to AWS, counted as they are sent. */
    @ParameterizedTest
    @CsvSource({"0.001,1", "1,1", "1.5,4", "2,4", "3.2,6"})
    void requestsToAwsForAFileFromItsAddress(double parts, int count) {
        byte[] file = bytes((int) (parts * Fetching.PART));
        try (ScriptedServer server = honest(file)) {
            fetching.fetch(url(server));
        }
        System.out.println("fetch of " + parts + " parts from an address: "
                + fetching.requests().names());
        assertThat(fetching.requests().names()).hasSize(count);
        assertThat(fetching.requests().names().get(count - 1))
                .isEqualTo(count == 1 ? "PutObject" : "CompleteMultipartUpload");
        assertThat(Collections.frequency(fetching.requests().names(), "UploadPart"))
                .isEqualTo(count == 1 ? 0 : count - 2);
        assertThat(fetching.stored()).isEqualTo(file);
    }

    private S3Object source(byte[] file) {
        String bucket = TestEnvironment.newBucket();
        TestEnvironment.aws()
                .s3()
                .putObject(object -> object.bucket(bucket).key(SOURCE_KEY), RequestBody.fromBytes(file));
        fetching.sourceBucket(bucket);
        return new S3Object(bucket, SOURCE_KEY);
    }

    @Test
    void exportInsideS3IsCopiedInTwoRequestsAndTheWebIsLeftAlone() {
        try (ScriptedServer server = honest(CSV)) {
            Stored stored = fetching.fetch(url(server), source(CSV));
            assertThat(stored.bytes()).isEqualTo(CSV.length);
            assertThat(server.requests()).isEmpty();
        }
        System.out.println("fetch inside S3: " + fetching.requests().names());
        assertThat(fetching.requests().names()).containsExactly("GetObject", "CopyObject");
        assertThat(fetching.stored()).isEqualTo(CSV);
        assertThat(LandedMetadata.of(fetching.object().response().metadata()))
                .hasValueSatisfying(metadata -> assertThat(metadata.headerSha256())
                        .isEqualTo(LandedMetadata.headerSha256(List.of("id", "title"))));
    }

    @Test
    void exportThatCannotBeReadInsideS3ComesFromItsAddress() {
        S3Object missing = new S3Object(source(CSV).bucket(), "acme/full/signatures/20261120/other.csv");
        try (ScriptedServer server = honest(CSV)) {
            fetching.fetch(url(server), missing);
            assertThat(server.requests()).hasSize(1);
        }
        assertThat(fetching.objects()).isEqualTo(1);
    }

    @Test
    void exportThatMayBeReadButNotCopiedComesFromItsAddress() {
        S3Object source = source(CSV);
        fetching.requests().failing("CopyObject", 403, 0);
        try (ScriptedServer server = honest(CSV)) {
            fetching.fetch(url(server), source);
        }
        assertThat(fetching.requests().names()).containsExactly("GetObject", "CopyObject", "PutObject");
        assertThat(fetching.stored()).isEqualTo(CSV);
    }

    @Test
    void exportThatChangesWheneverItIsCopiedComesAgain() {
        S3Object source = source(CSV);
        fetching.requests().failing("CopyObject", 412, 0);
        assertThatThrownBy(() -> fetching.fetch("http://127.0.0.1/x.csv", source))
                .hasMessageContaining("Changed again")
                .asInstanceOf(InstanceOfAssertFactories.type(FetchException.class))
                .extracting(FetchException::failureClass)
                .isEqualTo(FailureClass.TRANSIENT);
        assertThat(fetching.requests().names()).containsExactly("GetObject", "CopyObject", "GetObject", "CopyObject");
    }

    @ParameterizedTest
    @CsvSource({"'',DATA", "<html>,TRANSIENT"})
    void exportInsideS3ThatIsNoneIsNotCopied(String content, FailureClass failureClass) {
        S3Object source = source(content.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> fetching.fetch("http://127.0.0.1/x.csv", source))
                .asInstanceOf(InstanceOfAssertFactories.type(FetchException.class))
                .extracting(FetchException::failureClass)
                .isEqualTo(failureClass);
        assertThat(fetching.objects()).isZero();
    }

    @Test
    void bucketThatIsNoLongerAllowedIsNotCopiedFrom() {
        S3Object source = source(CSV);
        fetching.sourceBucket("another");
        try (ScriptedServer server = honest(CSV)) {
            fetching.fetch(url(server), source);
            assertThat(server.requests()).hasSize(1);
        }
        assertThat(fetching.requests().names()).containsExactly("PutObject");
    }

    private static void assertRefused(FetchException e, String reason) {
        assertThat(e).hasMessageContaining(reason).hasMessageNotContaining("5ecre7");
        assertThat(e.remedy().mayPass()).isFalse();
    }

    @Test
    void addressThatIsNotAllowedIsNotFetched() {
        try (ScriptedServer server = honest(CSV)) {
            assertThatThrownBy(
                            () -> fetching.publicHost("example.org", Dns.SYSTEM).fetch(url(server)))
                    .isInstanceOfSatisfying(FetchException.class, e -> assertRefused(e, "not https"));
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void publicNameThatResolvesToThisMachineIsRefusedAndNoConnectionArrives() throws IOException {
        AtomicInteger lookups = new AtomicInteger();
        Dns rebinding = host -> {
            lookups.incrementAndGet();
            return List.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        };
        try (ScriptedServer server = honest(CSV)) {
            String url = url(server).replace("http://127.0.0.1", "https://exports.example.org");
            fetching.publicHost("exports.example.org", rebinding);
            assertThatThrownBy(() -> fetching.fetch(url))
                    .hasRootCauseInstanceOf(RefusedAddressException.class)
                    .isInstanceOfSatisfying(FetchException.class, e -> assertRefused(e, "not a public address"));
            assertThat(lookups).hasValue(1);
            assertThat(server.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "[::1]", "[::ffff:127.0.0.1]"})
    void literalOfThisMachineIsRefusedAndNoConnectionArrives(String host) {
        try (ScriptedServer server = honest(CSV)) {
            String url = url(server).replace("http://127.0.0.1", "https://" + host);
            fetching.publicHost(host, Dns.SYSTEM);
            assertThatThrownBy(() -> fetching.fetch(url))
                    .isInstanceOfSatisfying(
                            FetchException.class,
                            e -> assertThat(e.failureClass()).isEqualTo(FailureClass.CONFIGURATION));
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void proxiesOfTheEnvironmentAreNotUsed() {
        ProxySelector before = ProxySelector.getDefault();
        AtomicInteger asked = new AtomicInteger();
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                if (uri.getPath().equals(Fetching.PATH)) {
                    asked.incrementAndGet();
                }
                return before.select(uri);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException e) {
                before.connectFailed(uri, address, e);
            }
        });
        try (ScriptedServer server = honest(CSV)) {
            fetching.fetch(url(server));
            assertThat(asked).hasValue(0);
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
