package io.bulkdata.awslocal.kms;

import io.bulkdata.awslocal.json.ServiceFault;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The keys of a region and account, and the names they go by. */
final class Keys {

    private static final String ALIAS = "alias/";
    private static final Pattern ALIAS_NAME = Pattern.compile("alias/(?!aws/)[A-Za-z0-9/_-]{1,250}");

    private final String arnPrefix;
    private final Map<String, Key> keys = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();

    Keys(String region, String account) {
        arnPrefix = "arn:aws:kms:" + region + ":" + account + ":";
    }

    Key create(Instant now) {
        Key key = new Key(now);
        keys.put(key.id(), key);
        return key;
    }

    void name(String alias, Key key) {
        if (!ALIAS_NAME.matcher(alias).matches()) {
            throw new ServiceFault("InvalidAliasNameException", "Invalid alias name " + alias);
        }
        if (aliases.putIfAbsent(alias, key.id()) != null) {
            throw new ServiceFault("AlreadyExistsException", "An alias with the name " + arnPrefix + alias + " exists");
        }
    }

    /** @param name id or alias, or the ARN of either */
    Key find(String name) {
        String own = name.startsWith(arnPrefix) ? name.substring(arnPrefix.length()) : name;
        String id = own.startsWith(ALIAS) ? aliases.get(own) : own.replaceFirst("^key/", "");
        return Optional.ofNullable(keys.get(id))
                .orElseThrow(() -> new ServiceFault("NotFoundException", "Key '" + name + "' does not exist"));
    }

    /** The key that has made a ciphertext; nobody is told whether there is none. */
    Key maker(byte[] ciphertext) {
        return Optional.ofNullable(keys.get(Key.idIn(ciphertext))).orElseThrow(Key::invalidCiphertext);
    }

    String arn(Key key) {
        return arnPrefix + "key/" + key.id();
    }
}
