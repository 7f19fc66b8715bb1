package io.bulkdata.loader.aws;

import io.bulkdata.core.message.Json;
import io.bulkdata.core.message.Notice;
import io.bulkdata.loader.Notices;
import software.amazon.awssdk.services.sns.SnsClient;

/** Notices on two SNS topics, one for the ends that are well and one for those that somebody must look at. */
public final class SnsNotices implements Notices {

    private final SnsClient client;
    private final String successTopic;
    private final String failureTopic;

    public SnsNotices(SnsClient client, String successTopic, String failureTopic) {
        this.client = client;
        this.successTopic = successTopic;
        this.failureTopic = failureTopic;
    }

    @Override
    public void publish(Notice notice) {
        String topic = switch (notice.status()) {
            case LOADED, SUPERSEDED -> successTopic;
            case FAILED, QUARANTINED -> failureTopic;
        };
        client.publish(request -> request.topicArn(topic).message(Json.write(notice)));
    }
}
