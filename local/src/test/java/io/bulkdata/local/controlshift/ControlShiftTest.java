package io.bulkdata.local.controlshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bulkdata.awslocal.AwsLocal;
import io.bulkdata.local.controlshift.export.ExportedFile;
import io.bulkdata.local.controlshift.schema.SourceTable;
import io.bulkdata.local.controlshift.webhook.Delivery;
import io.bulkdata.local.controlshift.webhook.Delivery.Outcome;
import io.bulkdata.local.controlshift.webhook.RecordingReceiver;
import io.bulkdata.local.controlshift.webhook.RecordingReceiver.Received;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlShiftTest {

    private static final String BUCKET = "agra-data-exports-staging";
    private static final String SECRET = "s3cr3t-for-tests";
    private static AwsLocal aws;

    private final ObjectMapper mapper = new ObjectMapper();
    private final SimulatedClock clock = new SimulatedClock(Instant.parse("2026-11-20T01:00:00Z"));
    private final Queue<Delivery> told = new ConcurrentLinkedQueue<>();
    private RecordingReceiver receiver;
    private ControlShift controlShift;

    @BeforeAll
    static void startAws() {
        aws = AwsLocal.start();
        aws.s3().createBucket(request -> request.bucket(BUCKET));
    }

    @AfterAll
    static void stopAws() {
        aws.close();
    }

    @BeforeEach
    void start() throws IOException {
        receiver = new RecordingReceiver();
        controlShift = settings().start();
    }

    @AfterEach
    void stop() {
        controlShift.close();
        receiver.close();
    }

    @Test
    void aNightAnnouncesAllTablesInSignedWebhooks() throws IOException, GeneralSecurityException {
        List<Delivery> deliveries = controlShift.exportFull();

        assertThat(deliveries).hasSize(63).allMatch(Delivery::delivered);
        assertThat(tables(deliveries))
                .isEqualTo(controlShift.tables().stream().map(SourceTable::name).toList());
        assertThat(told).containsExactlyInAnyOrderElementsOf(deliveries);
        assertThat(receiver.received()).hasSize(63);
        for (Received webhook : receiver.received()) {
            JsonNode body = mapper.readTree(webhook.body());
            assertThat(body.path("type").asText()).isEqualTo("data.full_table_exported");
            assertThat(body.path("jid").asText()).matches("[0-9a-f]{24}");
            assertThat(body.path("data").has("s3")).isFalse();
            assertThat(webhook.signature()).isEqualTo(hmac(webhook.body()));
        }
    }

    @Test
    void aMinuteAnnouncesOnlyTablesWithNewRows() {
        assertThat(controlShift.exportIncremental()).isEmpty();

        controlShift.database().insert("petitions", 2, clock.instant());
        controlShift.database().insert("signatures", 3, clock.instant());
        List<Delivery> deliveries = controlShift.exportIncremental();

        assertThat(tables(deliveries)).containsExactly("petitions", "signatures");
        assertThat(deliveries.stream()
                        .map(Delivery::webhook)
                        .map(webhook -> webhook.export().orElseThrow().rows()))
                .containsExactly(2L, 3L);
        assertThat(controlShift.exportIncremental()).isEmpty();
    }

    @Test
    void updatesAndDeletionsAreInNoIncrementalExport() {
        controlShift.update(50);
        controlShift.delete(10);

        assertThat(controlShift.exportIncremental()).isEmpty();
    }

    @Test
    void eachNightHasItsOwnTime() {
        ExportedFile first = file(controlShift.exportFull("users"));
        clock.advance(Duration.ofDays(1));
        ExportedFile second = file(controlShift.exportFull("users"));

        assertThat(first.key()).isEqualTo("default/full/users/20261120/users_20261120010000.csv");
        assertThat(second.key()).isEqualTo("default/full/users/20261121/users_20261121010000.csv");
    }

    @Test
    void truthFollowsTheSource() {
        assertThat(controlShift.truth("users")).isEqualTo(controlShift.truth("users"));
        long before = controlShift.truth("users").rows();

        String checksum = controlShift.truth("users").checksum();
        controlShift.database().update("users", 1, clock.instant());

        assertThat(controlShift.truth("users").rows()).isEqualTo(before);
        assertThat(controlShift.truth("users").checksum()).isNotEqualTo(checksum);
    }

    @Test
    void theSameBytesMayBeDeliveredTwice() {
        Delivery once = controlShift.exportFull("users");

        Delivery again = controlShift.deliverAgain(once.webhook());

        assertThat(again).isEqualTo(once);
        assertThat(receiver.received())
                .hasSize(2)
                .containsOnly(receiver.received().get(0));
    }

    @Test
    void aForgeryAnnouncesAnEmptyTableWithAWrongSignature() throws IOException, GeneralSecurityException {
        receiver.answerAlways(401);

        Delivery forged = controlShift.forge("signatures");

        assertThat(forged.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(forged.attempts()).isEqualTo(1);
        assertThat(file(forged).rows()).isZero();
        assertThat(receiver.received().get(0).signature())
                .isNotEqualTo(hmac(receiver.received().get(0).body()));
        assertThat(controlShift.endpointDisabled()).isFalse();
    }

    @Test
    void otherTypesAreSentToo() throws IOException {
        assertThat(controlShift.sendOther("signature.created").delivered()).isTrue();

        assertThat(mapper.readTree(receiver.received().get(0).body())
                        .path("type")
                        .asText())
                .isEqualTo("signature.created");
    }

    @Test
    void aSharedExportTellsWhereItIsInS3() throws IOException {
        try (ControlShift sharing =
                settings().shareS3(true).organisation("acme").start()) {
            ExportedFile file = file(sharing.exportFull("labels"));

            JsonNode data = mapper.readTree(receiver.received().get(0).body()).path("data");
            assertThat(data.at("/s3/bucket").asText()).isEqualTo(BUCKET);
            assertThat(data.at("/s3/key").asText()).isEqualTo(file.key()).startsWith("acme/full/labels/");
            assertThat(data.path("url").asText()).isEqualTo(file.url().toString());
        }
    }

    @Test
    void aNightWithoutAnEndpointEndsWithADisabledOne() {
        receiver.answerAlways(503);

        List<Delivery> deliveries = controlShift.exportFull();

        assertThat(controlShift.endpointDisabled()).isTrue();
        assertThat(deliveries).hasSize(63).noneMatch(Delivery::delivered);
        assertThat(deliveries).extracting(Delivery::outcome).contains(Outcome.REFUSED, Outcome.NOT_SENT);
        assertThat(controlShift.deliveries()).hasSize(63);
        int posted = receiver.received().size();

        assertThat(controlShift.exportFull("users").outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(receiver.received()).hasSize(posted);

        receiver.answerAlways(200);
        controlShift.enableEndpoint();
        assertThat(controlShift.exportFull("users").delivered()).isTrue();
    }

    @Test
    void aMissingSettingIsNamed() {
        assertThatThrownBy(() -> settings().secret(null).start()).hasMessage("secret");
        assertThatThrownBy(() -> ControlShift.builder().start()).hasMessage("webhookUrl");
    }

    private ControlShiftBuilder settings() {
        return ControlShift.builder()
                .webhookUrl(receiver.url())
                .secret(SECRET)
                .s3(aws.s3())
                .presigner(aws.presigner())
                .bucket(BUCKET)
                .rows(100)
                .retryScale(0)
                .clock(clock)
                .onDelivery(told::add);
    }

    private static ExportedFile file(Delivery delivery) {
        return delivery.webhook().export().orElseThrow();
    }

    private static List<String> tables(List<Delivery> deliveries) {
        return deliveries.stream()
                .map(delivery -> delivery.webhook().export())
                .flatMap(Optional::stream)
                .map(ExportedFile::table)
                .toList();
    }

    private static String hmac(String body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "sha256:" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}
