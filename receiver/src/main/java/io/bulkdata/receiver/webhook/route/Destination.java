package io.bulkdata.receiver.webhook.route;

import io.bulkdata.core.export.Shown;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A queue or a stream that webhooks are forwarded to.
 *
 * @param account 12 digits
 * @param name the queue's or stream's own name
 */
public record Destination(Kind kind, String partition, String region, String account, String name) {

    private static final String FIFO = ".fifo";
    private static final Pattern ARN =
            Pattern.compile("arn:(?<partition>[a-z0-9-]+):(?<service>[a-z0-9-]+):(?<region>[a-z0-9-]*):"
                    + "(?<account>[0-9]*):(?<resource>.+)");

    /** What can take webhooks. */
    public enum Kind {
        // docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
        QUEUE("sqs", "", "[A-Za-z0-9_-]{1,80}|[A-Za-z0-9_-]{1,75}\\.fifo"),
        // docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html
        STREAM("kinesis", "stream/", "[A-Za-z0-9_.-]{1,128}");

        private final String service;
        private final String prefix;
        private final String names;

        Kind(String service, String prefix, String names) {
            this.service = service;
            this.prefix = prefix;
            this.names = names;
        }

        private boolean isNamedBy(String resource) {
            return resource.startsWith(prefix)
                    && resource.substring(prefix.length()).matches(names);
        }

        private static Kind ofService(String service, String arn) {
            for (Kind kind : values()) {
                if (kind.service.equals(service)) {
                    return kind;
                }
            }
            throw wrong("neither of SQS nor of Kinesis", arn);
        }
    }

    /** Reads an ARN; its problem is told by an {@link IllegalArgumentException} that names it. */
    static Destination ofArn(String arn) {
        Matcher matcher = ARN.matcher(arn);
        if (!matcher.matches()) {
            throw wrong("not an ARN", arn);
        }
        Kind kind = Kind.ofService(matcher.group("service"), arn);
        String resource = matcher.group("resource");
        if (matcher.group("region").isEmpty() || matcher.group("account").length() != 12 || !kind.isNamedBy(resource)) {
            throw wrong("not the ARN of a queue or a stream", arn);
        }
        return new Destination(
                kind,
                matcher.group("partition"),
                matcher.group("region"),
                matcher.group("account"),
                resource.substring(kind.prefix.length()));
    }

    private static IllegalArgumentException wrong(String what, String arn) {
        return new IllegalArgumentException(what + ": " + Shown.of(arn));
    }

    /** Whether it is a queue that keeps an order. */
    public boolean isFifo() {
        return kind == Kind.QUEUE && name.endsWith(FIFO);
    }

    public String arn() {
        return String.join(":", "arn", partition, kind.service, region, account, kind.prefix + name);
    }

    @Override
    public String toString() {
        return arn();
    }
}
