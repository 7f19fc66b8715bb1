package io.bulkdata.redshiftlocal.http;

import java.util.Map;
import java.util.Optional;

/**
 * Who may call. Without any key everybody may, signed or not.
 *
 * @param secrets by access key id
 */
public record AccessKeys(Map<String, String> secrets) {

    private static final String DEFAULT_REGION = "us-east-1";
    private static final int FORBIDDEN = 403;

    public AccessKeys {
        secrets = Map.copyOf(secrets);
    }

    /** @throws ApiFailure when keys are known and the request was not signed with one of them */
    Caller caller(ApiRequest request) {
        Optional<Signature> signature = Signature.of(request);
        if (!secrets.isEmpty()) {
            check(
                    request,
                    signature.orElseThrow(() -> new ApiFailure(
                            FORBIDDEN, "MissingAuthenticationToken", "Request is missing Authentication Token")));
        }
        return new Caller(
                signature.map(Signature::accessKeyId).orElse(""),
                signature.map(Signature::region).orElse(DEFAULT_REGION),
                request.header("x-amz-security-token").orElse(""));
    }

    private void check(ApiRequest request, Signature signature) {
        String secret = secrets.get(signature.accessKeyId());
        if (secret == null) {
            throw new ApiFailure(
                    FORBIDDEN, "InvalidClientTokenId", "The security token included in the request is invalid.");
        }
        if (!SignatureCheck.holds(request, signature, secret)) {
            throw new ApiFailure(
                    FORBIDDEN,
                    "SignatureDoesNotMatch",
                    "The request signature we calculated does not match the signature you provided.");
        }
    }

    @Override
    public String toString() {
        return "AccessKeys[" + secrets.keySet() + "]";
    }
}
