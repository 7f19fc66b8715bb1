package io.bulkdata.receiver.fetch;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program that fetches one export as the Lambda would, configured by its environment, and prints how much memory it took. */
final class FetchOneExport {

    private static final Path STATUS = Path.of("/proc/self/status");

    private FetchOneExport() {}

    /** The only argument is the body of the message. */
    public static void main(String[] arguments) throws IOException {
        SQSMessage message = new SQSMessage();
        message.setMessageId("only");
        message.setBody(arguments[0]);
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(message));
        int failures = new FetchHandler()
                .handleRequest(event, null)
                .getBatchItemFailures()
                .size();
        System.out.println(
                "heap at most " + Runtime.getRuntime().maxMemory() / 1024 / 1024 + " MB, peak RSS " + peak());
        System.exit(failures);
    }

    private static String peak() throws IOException {
        if (!Files.exists(STATUS)) {
            return "unknown on this system";
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.substring("VmHWM:".length()).strip())
                .findFirst()
                .orElse("unknown");
    }
}
