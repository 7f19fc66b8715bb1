package io.bulkdata.awslocal.kms;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bulkdata.awslocal.json.Fields;
import io.bulkdata.awslocal.json.JsonServer;
import io.bulkdata.awslocal.json.JsonService;
import io.bulkdata.awslocal.json.ServiceFault;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What KMS can be asked for: symmetric keys, which are forgotten with the process. Each action first reads all its members, then
 * refuses those nobody read, then acts.
 */
public final class KmsService implements JsonService {

    private static final String ALGORITHM = "SYMMETRIC_DEFAULT";

    /** docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html */
    private static final int MOST_BYTES = 4096;

    private final Clock clock = Clock.systemUTC();
    private final String account;
    private final Keys keys;

    public KmsService(String region, String account) {
        this.account = account;
        this.keys = new Keys(region, account);
    }

    @Override
    public String target() {
        return "TrentService";
    }

    @Override
    public String invalidInput() {
        return "ValidationException";
    }

    @Override
    public synchronized ObjectNode perform(String action, Fields fields) {
        return switch (action) {
            case "CreateKey" -> createKey(fields);
            case "CreateAlias" -> createAlias(fields);
            case "Encrypt" -> encrypt(fields);
            case "Decrypt" -> decrypt(fields);
            default -> throw JsonServer.unknown(action);
        };
    }

    private ObjectNode createKey(Fields fields) {
        String description = fields.text("Description").orElse("");
        fields.refuseUnread();
        Key key = keys.create(clock.instant());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = answer.putObject("KeyMetadata")
                .put("AWSAccountId", account)
                .put("KeyId", key.id())
                .put("Arn", keys.arn(key))
                .put("Enabled", true)
                .put("Description", description)
                .put("KeyUsage", "ENCRYPT_DECRYPT")
                .put("KeyState", "Enabled")
                .put("KeySpec", ALGORITHM);
        metadata.putPOJO("CreationDate", key.createdAt());
        return answer;
    }

    private ObjectNode createAlias(Fields fields) {
        String alias = fields.requiredText("AliasName");
        String target = fields.requiredText("TargetKeyId");
        fields.refuseUnread();
        keys.name(alias, keys.find(target));
        return JsonNodeFactory.instance.objectNode();
    }

    private ObjectNode encrypt(Fields fields) {
        String name = fields.requiredText("KeyId");
        byte[] plaintext = fields.requiredBytes("Plaintext");
        Map<String, String> context = fields.texts("EncryptionContext");
        checkAlgorithm(fields);
        fields.refuseUnread();
        if (plaintext.length == 0 || plaintext.length > MOST_BYTES) {
            throw new ServiceFault(invalidInput(), "Plaintext has 1 to " + MOST_BYTES + " bytes");
        }
        Key key = keys.find(name);
        return answer(key).put("CiphertextBlob", key.encrypt(plaintext, context));
    }

    private ObjectNode decrypt(Fields fields) {
        byte[] ciphertext = fields.requiredBytes("CiphertextBlob");
        Optional<String> name = fields.text("KeyId");
        Map<String, String> context = fields.texts("EncryptionContext");
        checkAlgorithm(fields);
        fields.refuseUnread();
        Key key = keys.maker(ciphertext);
        if (name.filter(other -> keys.find(other) != key).isPresent()) {
            throw new ServiceFault(
                    "IncorrectKeyException",
                    "The key ID in the request does not identify a CMK that can perform this operation.");
        }
        return answer(key).put("Plaintext", key.decrypt(ciphertext, context));
    }

    private void checkAlgorithm(Fields fields) {
        fields.text("EncryptionAlgorithm")
                .filter(other -> !other.equals(ALGORITHM))
                .ifPresent(other -> {
                    throw new ServiceFault(invalidInput(), "aws-local does not support the algorithm " + other);
                });
    }

    private ObjectNode answer(Key key) {
        return JsonNodeFactory.instance.objectNode().put("KeyId", keys.arn(key)).put("EncryptionAlgorithm", ALGORITHM);
    }
}
