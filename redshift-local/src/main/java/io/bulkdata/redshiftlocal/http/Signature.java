package io.bulkdata.redshiftlocal.http;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an Authorization header of Signature Version 4 says.
 *
 * @param scope access key id, date, region, service and {@code aws4_request}, as the header names them
 */
record Signature(List<String> scope, List<String> signedHeaders, String hex) {

    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private static final Pattern HEADER = Pattern.compile(
            ALGORITHM + " +Credential=([^ ,]+), *SignedHeaders=([a-z0-9;-]+), *Signature=([0-9a-f]{64})");
    private static final int SCOPE_PARTS = 5;

    Signature {
        scope = List.copyOf(scope);
        signedHeaders = List.copyOf(signedHeaders);
    }

    /** Empty when there is none, or none that can be read. */
    static Optional<Signature> of(ApiRequest request) {
        Matcher matcher = HEADER.matcher(request.header("authorization").orElse(""));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> scope = Arrays.asList(matcher.group(1).split("/", -1));
        return scope.size() == SCOPE_PARTS
                ? Optional.of(new Signature(scope, List.of(matcher.group(2).split(";", -1)), matcher.group(3)))
                : Optional.empty();
    }

    String accessKeyId() {
        return scope.get(0);
    }

    String date() {
        return scope.get(1);
    }

    String region() {
        return scope.get(2);
    }

    /** The scope without the access key. */
    String credentialScope() {
        return String.join("/", scope.subList(1, SCOPE_PARTS));
    }
}
