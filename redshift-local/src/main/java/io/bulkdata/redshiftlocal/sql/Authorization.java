package io.bulkdata.redshiftlocal.sql;

import java.util.Set;
import java.util.regex.Pattern;

/** What COPY and UNLOAD have in common: by which role, and in which region (the guide, "Authorization parameters"). */
final class Authorization {

    private static final Set<String> SECRETS =
            Set.of("CREDENTIALS", "ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "SESSION_TOKEN", "MASTER_SYMMETRIC_KEY");
    private static final Pattern ROLE = Pattern.compile("arn:aws(-cn|-us-gov)?:iam::[0-9]{12}:role/[\\w+=,.@/-]+");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]");

    private Authorization() {}

    static void refuseSecrets(Token token, String name) {
        if (SECRETS.contains(name)) {
            throw SqlRefusal.unsupported(token, name + " is refused by redshift-local: use IAM_ROLE, no secret in SQL");
        }
    }

    /** The word {@code default}, or one role after the other, without blanks. */
    static String role(Cursor cursor) {
        if (cursor.accept("DEFAULT")) {
            return "default";
        }
        Token token = cursor.expectKind(Token.Kind.STRING);
        String roles = Literals.text(token);
        for (String role : roles.split(",(?=arn:)", -1)) {
            if (!ROLE.matcher(role).matches()) {
                throw SqlRefusal.wrong(token, "Invalid IAM role: " + token.text());
            }
        }
        return roles;
    }

    static String region(Token token) {
        String region = Literals.text(token);
        if (!REGION.matcher(region).matches()) {
            throw SqlRefusal.wrong(token, "Invalid region: " + token.text());
        }
        return region;
    }
}
