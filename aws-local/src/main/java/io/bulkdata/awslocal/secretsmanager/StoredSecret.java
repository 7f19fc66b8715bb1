package io.bulkdata.awslocal.secretsmanager;

import io.bulkdata.awslocal.json.ServiceFault;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One secret: its versions, and the labels that say which is current and which was. */
final class StoredSecret {

    static final String CURRENT = "AWSCURRENT";
    static final String PREVIOUS = "AWSPREVIOUS";

    /** A content that was current once. */
    record Version(String id, SecretContent content, Instant createdAt) {}

    private final String arn;
    private final String name;
    private final Map<String, Version> versions = new LinkedHashMap<>();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private Instant deletionDate;

    StoredSecret(String arn, String name) {
        this.arn = arn;
        this.name = name;
    }

    String arn() {
        return arn;
    }

    String name() {
        return name;
    }

    /** Makes the content current and what was current the previous; the same version again changes nothing. */
    void put(String versionId, SecretContent content, Instant now) {
        Version known = versions.get(versionId);
        if (known == null) {
            versions.put(versionId, new Version(versionId, content, now));
            String current = labels.put(CURRENT, versionId);
            if (current != null) {
                labels.put(PREVIOUS, current);
            }
        } else if (!known.content().equals(content)) {
            throw new ServiceFault(
                    "ResourceExistsException",
                    "You can't use ClientRequestToken " + versionId
                            + " because that value is already in use for a version of secret " + arn);
        }
    }

    boolean has(String versionId, SecretContent content) {
        Version known = versions.get(versionId);
        return known != null && known.content().equals(content);
    }

    Version labelled(String label) {
        return Optional.ofNullable(labels.get(label))
                .map(versions::get)
                .orElseThrow(() -> Secrets.notFound("specified secret value for staging label: " + label));
    }

    Version version(String id) {
        return Optional.ofNullable(versions.get(id))
                .orElseThrow(() -> Secrets.notFound("specified secret value for VersionId: " + id));
    }

    List<String> labelsOf(Version version) {
        return labels.entrySet().stream()
                .filter(label -> label.getValue().equals(version.id()))
                .map(Map.Entry::getKey)
                .toList();
    }

    void deleteAt(Instant date) {
        deletionDate = date;
    }

    boolean isDeleted() {
        return deletionDate != null;
    }
}
