package io.bulkdata.bench.fetch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bulkdata.bench.lambda.JavaLambda;
import io.bulkdata.bench.lambda.LambdaProcess;
import io.bulkdata.bench.lambda.SqsEvents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The packaged fetch Lambda under a local Runtime API, one process for all that it copies. */
final class LambdaCopier implements Copier, AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final String name;
    private final Addresses addresses;
    private final LambdaProcess process;

    private LambdaCopier(String name, Addresses addresses, LambdaProcess process) {
        this.name = name;
        this.addresses = addresses;
        this.process = process;
    }

    /** @param flags for the JVM, beside those of the managed runtime */
    static LambdaCopier start(String name, Addresses addresses, JavaLambda fetch, List<String> flags, Path log)
            throws IOException {
        Map<String, String> environment = fetch.environment(Map.of(
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "bench",
                "AWS_ENDPOINT_URL_S3", addresses.s3(),
                "BULKDATA_LANDING_BUCKET", "landing",
                "BULKDATA_PLAIN_HTTP_HOSTS", "127.0.0.1",
                "BULKDATA_QUARANTINE_QUEUE_URL", "http://127.0.0.1/000000000000/quarantine",
                "BULKDATA_FAILURE_TOPIC_ARN", "arn:aws:sns:us-east-1:000000000000:failure"));
        return new LambdaCopier(
                name, addresses, LambdaProcess.start(fetch.managed(flags), environment, fetch.task(), log));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void copy(SampleFile file) throws JsonProcessingException, InterruptedException {
        String message = JSON.writeValueAsString(Map.of(
                "kind",
                "full",
                "table",
                file.table(),
                "url",
                addresses.source() + file.path(),
                "receivedAt",
                "2026-11-20T01:45:00Z"));
        String answer = new String(process.invoke(SqsEvents.of(message)), StandardCharsets.UTF_8);
        if (answer.contains("itemIdentifier")) {
            throw new IllegalStateException("Not stored; it printed:\n" + process.printed());
        }
    }

    /** Now, in megabytes; NaN where it cannot be known. */
    double residentMegabytes() throws IOException {
        return process.residentMegabytes();
    }

    @Override
    public void close() {
        process.close();
    }
}
