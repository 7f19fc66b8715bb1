package io.bulkdata.bench.lambda;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The variables that Lambda sets for every function. */
final class LambdaEnvironment {

    private LambdaEnvironment() {}

    static Map<String, String> of(Path taskRoot, String handler) {
        Map<String, String> all = new HashMap<>();
        all.put("LAMBDA_TASK_ROOT", taskRoot.toString());
        all.put("_HANDLER", handler);
        all.put("AWS_LAMBDA_FUNCTION_NAME", "bench");
        all.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
        all.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/bench");
        all.put("AWS_LAMBDA_LOG_STREAM_NAME", "bench");
        all.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        all.put("LANG", "en_US.UTF-8");
        all.put("TZ", ":UTC");
        all.put("PATH", "/usr/bin:/bin");
        return all;
    }
}
