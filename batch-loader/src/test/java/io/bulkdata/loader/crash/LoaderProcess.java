package io.bulkdata.loader.crash;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.S3Events;
import io.bulkdata.loader.load.LoadHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The load Lambda as a program: loads what each line of its input asks for. */
final class LoaderProcess {

    private LoaderProcess() {}

    /**
     * Loads until its input ends.
     *
     * @param arguments how far its clock is ahead
     */
    public static void main(String[] arguments) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            List<SQSMessage> messages = in.lines()
                    .map(line -> S3Events.message("message", line, Map.of()))
                    .toList();
            Clock clock = Clock.offset(Clock.systemUTC(), Duration.parse(arguments[0]));
            new LoadHandler(Settings.fromEnvironment(), clock).handleRequest(S3Events.event(messages), null);
        }
    }
}
