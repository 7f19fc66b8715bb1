package io.bulkdata.receiver.webhook.aws;

import io.bulkdata.core.message.ExportRequest;
import io.bulkdata.receiver.webhook.ExportQueue;
import java.net.URI;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue of exports as an SQS queue: one SendMessage a request. */
public final class SqsExportQueue implements ExportQueue {

    private final SqsClient sqs;
    private final URI queueUrl;

    public SqsExportQueue(SqsClient sqs, URI queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    @Override
    public void put(ExportRequest request) throws UnavailableException {
        String body = ExportMessage.of(request);
        try {
            sqs.sendMessage(message -> message.queueUrl(queueUrl.toString()).messageBody(body));
        } catch (SdkException e) {
            throw new UnavailableException("Cannot put the " + request + " into " + queueUrl, e);
        }
    }
}
