package io.bulkdata.awslocal.secretsmanager;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bulkdata.awslocal.json.Fields;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;

/**
 * What is secret: a text or bytes.
 *
 * @param bytes in UTF-8 if it is a text
 */
record SecretContent(boolean isText, SdkBytes bytes) {

    /** docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html */
    private static final int MOST_BYTES = 65_536;

    SecretContent {
        int length = bytes.asByteArrayUnsafe().length;
        if (length == 0 || length > MOST_BYTES) {
            throw Secrets.invalidParameter("A secret has 1 to " + MOST_BYTES + " bytes, not " + length);
        }
    }

    /** Empty when the request has neither. */
    static Optional<SecretContent> read(Fields fields) {
        Optional<String> text = fields.text("SecretString");
        Optional<byte[]> bytes = fields.bytes("SecretBinary");
        if (text.isPresent() && bytes.isPresent()) {
            throw Secrets.invalidParameter("You can't specify both a binary secret value and a string secret value");
        }
        return text.map(value -> new SecretContent(true, SdkBytes.fromUtf8String(value)))
                .or(() -> bytes.map(value -> new SecretContent(false, SdkBytes.fromByteArray(value))));
    }

    void putInto(ObjectNode answer) {
        if (isText) {
            answer.put("SecretString", bytes.asUtf8String());
        } else {
            answer.put("SecretBinary", bytes.asByteArray());
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
