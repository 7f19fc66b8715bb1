package io.bulkdata.receiver.webhook.authentic;

/**
 * What a request brings to show who sent it; whatever it does not bring is null.
 *
 * @param sender the address that API Gateway saw; never one from a header, which anybody can write
 * @param token the last segment of the path
 * @param authorization the header of that name
 * @param signature the signature header
 */
public record Claim(String sender, String token, String authorization, String signature) {

    /** The sender alone: the rest are credentials, or nearly. */
    @Override
    public String toString() {
        return "claim of " + sender;
    }
}
