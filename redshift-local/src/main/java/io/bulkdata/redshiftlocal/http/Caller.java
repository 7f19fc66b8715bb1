package io.bulkdata.redshiftlocal.http;

/**
 * Who signed a request.
 *
 * @param accessKeyId empty when nobody did
 * @param region for which it was signed
 * @param sessionToken of temporary credentials; empty for others
 */
public record Caller(String accessKeyId, String region, String sessionToken) {

    @Override
    public String toString() {
        return "Caller[" + accessKeyId + ", " + region + "]";
    }
}
