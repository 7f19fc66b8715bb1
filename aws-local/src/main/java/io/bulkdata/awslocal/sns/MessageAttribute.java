package io.bulkdata.awslocal.sns;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * An attribute of a message.
 *
 * @param type {@code String}, {@code Number}, {@code String.Array} or {@code Binary}
 * @param value base64 if the type is {@code Binary}
 */
record MessageAttribute(String type, String value) {

    /** @param prefix where the attributes are among the parameters, such as {@code MessageAttributes} */
    static Map<String, MessageAttribute> read(QueryParameters parameters, String prefix) {
        Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
        for (int i = 1; parameters.hasAny(prefix + ".entry." + i + "."); i++) {
            String entry = prefix + ".entry." + i;
            attributes.put(parameters.required(entry + ".Name"), readValue(parameters, entry + ".Value"));
        }
        return attributes;
    }

    private static MessageAttribute readValue(QueryParameters parameters, String prefix) {
        String type = parameters.required(prefix + ".DataType");
        String value = parameters.required(prefix + (type.equals("Binary") ? ".BinaryValue" : ".StringValue"));
        return switch (type) {
            case "String", "Number", "String.Array", "Binary" -> new MessageAttribute(type, value);
            default -> throw SnsException.invalidParameter("message attribute of type " + type);
        };
    }

    MessageAttributeValue forSqs() {
        MessageAttributeValue.Builder attribute =
                MessageAttributeValue.builder().dataType(type);
        return type.equals("Binary")
                ? attribute
                        .binaryValue(SdkBytes.fromByteArray(Base64.getDecoder().decode(value)))
                        .build()
                : attribute.stringValue(value).build();
    }

    int bytes(String name) {
        return Notification.bytes(name) + Notification.bytes(type) + Notification.bytes(value);
    }
}
