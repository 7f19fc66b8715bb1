package io.bulkdata.receiver.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** A webhook's body as far as all types have it in common: nothing below the first level is looked at. */
record WebhookContent(String type, JsonNode fields) {

    private static final Pattern JID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    /** @throws UnprocessableException when the body is no webhook at all */
    static WebhookContent of(byte[] body) throws UnprocessableException {
        JsonNode fields = WebhookJson.object(body);
        String type = WebhookJson.text(fields, "type")
                .orElseThrow(() -> new UnprocessableException("the webhook has no type"));
        return new WebhookContent(type, fields);
    }

    /** ControlShift's id of the webhook; null when it has none, or one that has no place in a log. */
    String jid() {
        return WebhookJson.text(fields, "jid")
                .filter(jid -> JID.matcher(jid).matches())
                .orElse(null);
    }
}
