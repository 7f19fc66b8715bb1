package io.bulkdata.local.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The event that EventBridge sends when a rule's schedule is due. */
final class ScheduledEventJson {

    private final Clock clock;

    ScheduledEventJson(Clock clock) {
        this.clock = clock;
    }

    byte[] of(String rule) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", "Scheduled Event")
                .put("source", "aws.events")
                .put("account", "000000000000")
                .put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", "us-east-1");
        event.putArray("resources").add("arn:aws:events:us-east-1:000000000000:rule/" + rule);
        event.putObject("detail");
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }
}
