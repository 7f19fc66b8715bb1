package io.bulkdata.receiver.quarantine;

import io.bulkdata.core.settings.SettingsReader;
import java.net.URI;

/**
 * Where the quarantine is.
 *
 * @param queueUrl the queue that keeps the messages
 * @param failureTopicArn the topic that announces them
 */
public record QuarantineSettings(URI queueUrl, String failureTopicArn) {

    public static QuarantineSettings read(SettingsReader reader) {
        return new QuarantineSettings(
                reader.requiredUri("BULKDATA_QUARANTINE_QUEUE_URL"), reader.required("BULKDATA_FAILURE_TOPIC_ARN"));
    }
}
