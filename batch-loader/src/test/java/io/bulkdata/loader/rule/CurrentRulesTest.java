package io.bulkdata.loader.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.loader.LoadFailure;
import io.bulkdata.loader.ManualClock;
import io.bulkdata.loader.TestAws;
import io.bulkdata.loader.aws.S3RuleDocuments;
import io.bulkdata.redshift.sql.S3Uri;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

class CurrentRulesTest {

    private static final String ONE =
            "{\"rules\": [{\"name\": \"one\", \"prefix\": \"a\", \"schema\": \"s\", \"table\": \"t\", \"mode\": \"append\"}]}";

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-20T01:00:00Z"));
    private final S3Uri document = new S3Uri(TestAws.bucket("rules"), "rules.json");
    private final CurrentRules rules =
            CurrentRules.of(new S3RuleDocuments(TestAws.local().s3(), document), this::check, clock);
    private int checked;

    @Test
    void aChangeIsSeenAfterAMinuteAndAnUnchangedDocumentIsNotReadAgain() {
        put(ONE);
        assertThat(names()).isEqualTo("one");
        clock.advance(CurrentRules.FRESH);
        assertThat(names()).isEqualTo("one");
        assertThat(checked).as("documents read").isEqualTo(1);

        put(ONE.replace("one", "two"));
        assertThat(names()).isEqualTo("one");
        clock.advance(CurrentRules.FRESH);

        assertThat(names()).isEqualTo("two");
    }

    @Test
    void aDocumentThatIsWrongOrGoneLeavesTheLastGoodOneInUse() {
        put(ONE);
        assertThat(names()).isEqualTo("one");

        put(ONE.replace("append", "upsert"));
        clock.advance(CurrentRules.FRESH);
        assertThat(names()).isEqualTo("one");
        put(ONE.replace("one", "refused"));
        clock.advance(CurrentRules.FRESH);
        assertThat(names()).as("what the check refuses").isEqualTo("one");
        TestAws.local()
                .s3()
                .deleteObject(request -> request.bucket(document.bucket()).key(document.key()));
        clock.advance(CurrentRules.FRESH);
        assertThat(names()).isEqualTo("one");
        put(ONE.replace("one", "right"));
        clock.advance(CurrentRules.FRESH);

        assertThat(names()).isEqualTo("right");
    }

    @Test
    void withoutAGoodOneFromTheBeginningAskingFails() {
        assertThatThrownBy(rules::get)
                .isInstanceOfSatisfying(
                        LoadFailure.class, e -> assertThat(e.failureClass()).isEqualTo(FailureClass.GONE))
                .hasMessageContaining(document.toString());

        put("{\"rules\": 7}");
        assertThatThrownBy(rules::get)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The load rules in " + document + " are wrong: the document needs a list");

        put(ONE);
        assertThat(names()).isEqualTo("one");
    }

    private void check(LoadRules read) {
        checked++;
        if (read.rules().get(0).name().value().equals("refused")) {
            throw new IllegalArgumentException("refused");
        }
    }

    private void put(String json) {
        TestAws.local()
                .s3()
                .putObject(
                        request -> request.bucket(document.bucket()).key(document.key()), RequestBody.fromString(json));
    }

    private String names() {
        return rules.get().rules().get(0).name().value();
    }
}
