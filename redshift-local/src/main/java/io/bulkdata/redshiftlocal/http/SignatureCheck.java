package io.bulkdata.redshiftlocal.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Computes what the signature of a request should be: "Create a signed AWS API request", AWS Identity and Access Management User
 * Guide, https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html.
 */
final class SignatureCheck {

    private static final String MAC = "HmacSHA256";

    private SignatureCheck() {}

    static boolean holds(ApiRequest request, Signature signature, String secret) {
        try {
            byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
            for (String part : signature.scope().subList(1, signature.scope().size())) {
                key = mac(key, part);
            }
            byte[] expected = mac(key, toSign(request, signature));
            return MessageDigest.isEqual(expected, HexFormat.of().parseHex(signature.hex()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + MAC, e);
        }
    }

    private static String toSign(ApiRequest request, Signature signature) throws GeneralSecurityException {
        return String.join(
                "\n",
                Signature.ALGORITHM,
                request.header("x-amz-date").orElse(""),
                signature.credentialScope(),
                sha256(canonical(request, signature).getBytes(StandardCharsets.UTF_8)));
    }

    private static String canonical(ApiRequest request, Signature signature) throws GeneralSecurityException {
        int question = request.path().indexOf('?');
        String path = question < 0 ? request.path() : request.path().substring(0, question);
        String headers = signature.signedHeaders().stream()
                .map(name ->
                        name + ":" + request.header(name).orElse("").strip().replaceAll(" +", " ") + "\n")
                .collect(Collectors.joining());
        return String.join(
                "\n",
                request.method(),
                path,
                sortedQuery(question < 0 ? "" : request.path().substring(question + 1)),
                headers,
                String.join(";", signature.signedHeaders()),
                sha256(request.body().getBytes(StandardCharsets.UTF_8)));
    }

    private static String sortedQuery(String query) {
        return Arrays.stream(query.split("&", -1)).sorted().collect(Collectors.joining("&"));
    }

    private static byte[] mac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(MAC);
        mac.init(new SecretKeySpec(key, MAC));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
