package io.bulkdata.redshift.warehouse;

import io.bulkdata.core.settings.SettingsReader;
import io.bulkdata.redshift.warehouse.LoginKind.Names;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads how a login is come by: exactly one way, and only what goes with it. */
final class LoginSettings {

    private final SettingsReader reader;
    private final Map<String, String> values = new HashMap<>();

    private LoginSettings(SettingsReader reader) {
        this.reader = reader;
        Arrays.stream(LoginKind.values())
                .filter(kind -> kind != LoginKind.CIPHERTEXT)
                .forEach(kind -> read(kind.key(), Function.identity()));
        read(LoginKind.CIPHERTEXT.key(), LoginSettings::base64);
        read(Names.USER, Function.identity());
        read(Names.DB_USER, Function.identity());
        read(Names.CONTEXT, LoginSettings::context);
    }

    /** Null when the settings do not tell one way, of which the reader is told. */
    static LoginWay from(SettingsReader reader) {
        return new LoginSettings(reader).way();
    }

    private LoginWay way() {
        List<LoginKind> told = Arrays.stream(LoginKind.values())
                .filter(kind -> values.containsKey(kind.key()))
                .toList();
        if (told.size() != 1) {
            reader.problem(told.isEmpty() ? nobody() : keys(told, " and ") + " exclude each other: set only one");
            return null;
        }
        LoginKind kind = told.get(0);
        return fits(kind) ? kind.way(values) : null;
    }

    private boolean fits(LoginKind kind) {
        Optional<String> missing = kind.needed().filter(name -> !values.containsKey(name));
        List<String> strange = Names.ALL.stream()
                .filter(name -> values.containsKey(name) && !kind.goesWith(name))
                .toList();
        missing.ifPresent(name -> reader.problem(name + " is missing, which " + kind.key() + " needs"));
        strange.forEach(name -> reader.problem(name + " does not go with " + kind.key()));
        return missing.isEmpty() && strange.isEmpty();
    }

    private static String nobody() {
        return "Nobody can log in to the warehouse: set " + Names.USER + " and one of " + LoginKind.PASSWORD.key()
                + " and " + LoginKind.CIPHERTEXT.key() + ", or "
                + keys(List.of(LoginKind.SECRET, LoginKind.CLUSTER, LoginKind.WORKGROUP), ", or ");
    }

    private static String keys(List<LoginKind> kinds, String between) {
        return kinds.stream().map(LoginKind::key).collect(Collectors.joining(between));
    }

    private void read(String name, Function<String, String> check) {
        String value = reader.optional(name, null, check);
        if (value != null) {
            values.put(name, value);
        }
    }

    private static String base64(String text) {
        try {
            Base64.getDecoder().decode(text);
            return text;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not base64, as bulkdata secrets encrypt prints it", e);
        }
    }

    private static String context(String text) {
        EncryptionContext.parse(text);
        return text;
    }
}
