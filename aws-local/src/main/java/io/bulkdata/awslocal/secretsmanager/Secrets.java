package io.bulkdata.awslocal.secretsmanager;

import io.bulkdata.awslocal.json.ServiceFault;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/** The secrets of a region and account, by name. */
final class Secrets {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/_+=.@-]{1,512}");
    private static final int SUFFIX = 6;

    private final String arnPrefix;
    private final Map<String, StoredSecret> secrets = new TreeMap<>();

    Secrets(String region, String account) {
        arnPrefix = "arn:aws:secretsmanager:" + region + ":" + account + ":secret:";
    }

    /** The secret of that name, which is made unless it is there. */
    StoredSecret create(String name) {
        if (!NAME.matcher(name).matches()) {
            throw invalidParameter("Invalid name. Must be a valid name containing alphanumeric characters, or any of"
                    + " the following: -/_+=.@!");
        }
        return secrets.computeIfAbsent(name, key -> new StoredSecret(arnPrefix + key + "-" + suffix(), key));
    }

    boolean has(String name) {
        return secrets.containsKey(name);
    }

    /** @param id a name or an ARN, whole or without the six letters at its end */
    StoredSecret find(String id) {
        return secrets.values().stream()
                .filter(secret ->
                        id.equals(secret.name()) || id.equals(secret.arn()) || id.equals(arnPrefix + secret.name()))
                .findFirst()
                .orElseThrow(() -> notFound("specified secret."));
    }

    void forget(StoredSecret secret) {
        secrets.remove(secret.name());
    }

    private static String suffix() {
        return UUID.randomUUID().toString().substring(0, SUFFIX);
    }

    static ServiceFault notFound(String what) {
        return new ServiceFault("ResourceNotFoundException", "Secrets Manager can't find the " + what);
    }

    static ServiceFault invalidParameter(String message) {
        return new ServiceFault("InvalidParameterException", message);
    }
}
