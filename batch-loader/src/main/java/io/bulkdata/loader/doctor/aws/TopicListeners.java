package io.bulkdata.loader.doctor.aws;

import io.bulkdata.loader.doctor.Ailment;
import io.bulkdata.loader.doctor.Check.Examination;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;

/** Whether a topic is there, and, where somebody has to, anybody listens. */
public final class TopicListeners implements Examination {

    private final SnsClient sns;
    private final String arn;
    private final boolean listened;

    /** @param listened whether it is wrong when nobody listens */
    public TopicListeners(SnsClient sns, String arn, boolean listened) {
        this.sns = sns;
        this.arn = arn;
        this.listened = listened;
    }

    @Override
    public String examine() {
        int listeners = listeners();
        if (listeners == 0 && listened) {
            throw new Ailment("Nobody listens to the topic " + arn, "Subscribe whoever is to hear of it");
        }
        return listeners + (listeners == 1 ? " listens" : " listen");
    }

    private int listeners() {
        try {
            return sns.listSubscriptionsByTopic(request -> request.topicArn(arn))
                    .subscriptions()
                    .size();
        } catch (SdkException e) {
            throw AwsAilments.of("ask the topic " + arn, e);
        }
    }
}
