package io.bulkdata.bench.soak;

import io.bulkdata.core.aws.AwsEnvironment;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.load.LoadHandler;
import io.bulkdata.local.lambda.EventSourceMapping;
import io.bulkdata.local.lambda.LambdaFunction;
import java.io.IOException;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The load Lambda as a program of its own, configured by its environment; it ends when its input does, or is killed. */
final class LoaderProcess {

    private static final int AT_ONCE = 4;

    private LoaderProcess() {}

    /**
     * Loads what is asked for.
     *
     * @param arguments the address of the queue of loads, and how long a load may take
     */
    public static void main(String[] arguments) throws IOException {
        Settings settings = Settings.fromEnvironment();
        LambdaFunction load =
                LambdaFunction.of("load", Duration.parse(arguments[1]), AT_ONCE, () -> new LoadHandler(settings));
        try (SqsClient sqs = new AwsEnvironment(settings)
                .configure(SqsClient.builder(), "SQS")
                .build()) {
            EventSourceMapping loading = EventSourceMapping.start(sqs, arguments[0], 1, AT_ONCE, load);
            while (System.in.read() >= 0) {
                // Nothing is said to it; it only must not outlive who has started it.
            }
            loading.close();
        }
    }
}
