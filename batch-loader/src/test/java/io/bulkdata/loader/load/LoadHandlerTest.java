package io.bulkdata.loader.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.S3Events;
import io.bulkdata.loader.TestAws;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadHandlerTest {

    @Test
    void whatStandsBehindAFailureInItsGroupComesBackWithIt() {
        SQSEvent event = S3Events.event(List.of(
                message("a1", "petitions", request("20261120T010000-a")),
                message("b1", "users", "no json"),
                message("a2", "petitions", "no json"),
                message("b2", "users", request("20261120T010000-b")),
                message("a3", "petitions", request("20261120T010000-c")),
                message("c1", "events", request("20261120T010000-d"))));

        assertThat(handler().handleRequest(event, null).getBatchItemFailures())
                .extracting(BatchItemFailure::getItemIdentifier)
                .containsExactlyInAnyOrder("b1", "a2", "b2", "a3");
    }

    private static LoadHandler handler() {
        Map<String, String> environment = new HashMap<>(TestAws.local().environment());
        environment.putAll(LoadSettingsTest.REQUIRED);
        environment.put("BULKDATA_BATCHES_TABLE", TestAws.batchesTable());
        return new LoadHandler(new Settings(environment));
    }

    /** Asks for a batch that there is not: nothing to do. */
    private static String request(String id) {
        return "{\"batchIds\":[\"" + id + "\"],\"target\":\"public.petitions\"}";
    }

    private static SQSMessage message(String id, String group, String body) {
        return S3Events.message(id, body, Map.of("MessageGroupId", group));
    }
}
