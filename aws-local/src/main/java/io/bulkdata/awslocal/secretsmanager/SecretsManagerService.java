package io.bulkdata.awslocal.secretsmanager;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bulkdata.awslocal.json.Fields;
import io.bulkdata.awslocal.json.JsonServer;
import io.bulkdata.awslocal.json.JsonService;
import io.bulkdata.awslocal.json.ServiceFault;
import io.bulkdata.awslocal.secretsmanager.StoredSecret.Version;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What Secrets Manager can be asked for. Each action first reads all its members, then refuses those nobody read, then acts. */
public final class SecretsManagerService implements JsonService {

    private static final long LONGEST_RECOVERY_DAYS = 30;
    private static final long SHORTEST_RECOVERY_DAYS = 7;

    private final Clock clock = Clock.systemUTC();
    private final Secrets secrets;

    public SecretsManagerService(String region, String account) {
        secrets = new Secrets(region, account);
    }

    @Override
    public String target() {
        return "secretsmanager";
    }

    @Override
    public String invalidInput() {
        return "InvalidParameterException";
    }

    @Override
    public synchronized ObjectNode perform(String action, Fields fields) {
        return switch (action) {
            case "CreateSecret" -> create(fields);
            case "GetSecretValue" -> get(fields);
            case "PutSecretValue" -> put(fields);
            case "DeleteSecret" -> delete(fields);
            default -> throw JsonServer.unknown(action);
        };
    }

    private ObjectNode create(Fields fields) {
        String name = fields.requiredText("Name");
        String versionId = versionId(fields);
        Optional<SecretContent> content = SecretContent.read(fields);
        fields.refuseUnread();
        if (secrets.has(name)
                && content.filter(same -> living(name).has(versionId, same)).isEmpty()) {
            throw new ServiceFault(
                    "ResourceExistsException", "The operation failed because the secret " + name + " already exists.");
        }
        StoredSecret secret = secrets.create(name);
        ObjectNode answer = answer(secret);
        content.ifPresent(value -> {
            secret.put(versionId, value, clock.instant());
            answer.put("VersionId", versionId);
        });
        return answer;
    }

    private ObjectNode get(Fields fields) {
        String id = fields.requiredText("SecretId");
        Optional<String> versionId = fields.text("VersionId");
        Optional<String> stage = fields.text("VersionStage");
        fields.refuseUnread();
        if (versionId.isPresent() && stage.isPresent()) {
            throw Secrets.invalidParameter("aws-local does not support VersionId together with VersionStage");
        }
        StoredSecret secret = living(id);
        Version version =
                versionId.map(secret::version).orElseGet(() -> secret.labelled(stage.orElse(StoredSecret.CURRENT)));
        ObjectNode answer = answer(secret).put("VersionId", version.id());
        answer.putPOJO("CreatedDate", version.createdAt());
        secret.labelsOf(version).forEach(answer.putArray("VersionStages")::add);
        version.content().putInto(answer);
        return answer;
    }

    private ObjectNode put(Fields fields) {
        String id = fields.requiredText("SecretId");
        String versionId = versionId(fields);
        SecretContent content = SecretContent.read(fields)
                .orElseThrow(() -> Secrets.invalidParameter("You must provide either SecretString or SecretBinary."));
        fields.refuseUnread();
        StoredSecret secret = living(id);
        secret.put(versionId, content, clock.instant());
        ObjectNode answer = answer(secret).put("VersionId", versionId);
        secret.labelsOf(secret.version(versionId)).forEach(answer.putArray("VersionStages")::add);
        return answer;
    }

    private ObjectNode delete(Fields fields) {
        String id = fields.requiredText("SecretId");
        boolean force = fields.flag("ForceDeleteWithoutRecovery");
        Optional<Long> days = fields.number("RecoveryWindowInDays");
        fields.refuseUnread();
        if (force && days.isPresent()) {
            throw Secrets.invalidParameter(
                    "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
        }
        if (days.filter(window -> window < SHORTEST_RECOVERY_DAYS || window > LONGEST_RECOVERY_DAYS)
                .isPresent()) {
            throw Secrets.invalidParameter("The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
        }
        StoredSecret secret = living(id);
        Instant date = clock.instant().plus(Duration.ofDays(force ? 0 : days.orElse(LONGEST_RECOVERY_DAYS)));
        secret.deleteAt(date);
        if (force) {
            secrets.forget(secret);
        }
        ObjectNode answer = answer(secret);
        answer.putPOJO("DeletionDate", date);
        return answer;
    }

    private StoredSecret living(String id) {
        StoredSecret secret = secrets.find(id);
        if (secret.isDeleted()) {
            throw new ServiceFault(
                    "InvalidRequestException",
                    "You can't perform this operation on the secret because it was marked for deletion.");
        }
        return secret;
    }

    /** The SDK's client always sends one. */
    private static String versionId(Fields fields) {
        return fields.text("ClientRequestToken")
                .orElseGet(() -> UUID.randomUUID().toString());
    }

    private static ObjectNode answer(StoredSecret secret) {
        return JsonNodeFactory.instance.objectNode().put("ARN", secret.arn()).put("Name", secret.name());
    }
}
