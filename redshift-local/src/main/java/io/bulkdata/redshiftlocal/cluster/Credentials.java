package io.bulkdata.redshiftlocal.cluster;

import io.bulkdata.redshiftlocal.http.ApiFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** GetClusterCredentials and GetClusterCredentialsWithIAM. */
final class Credentials {

    private static final Pattern USER = Pattern.compile("[A-Za-z][A-Za-z0-9_+.@-]{0,63}");
    private static final int SHORTEST_SECONDS = 900;
    private static final int LONGEST_SECONDS = 3600;

    private final TemporaryUsers users;
    private final ClusterFacts facts;

    Credentials(TemporaryUsers users, ClusterFacts facts) {
        this.users = users;
        this.facts = facts;
    }

    Consumer<Xml> named(QueryForm form) {
        String user = form.required("DbUser");
        if (!USER.matcher(user).matches() || user.toLowerCase(Locale.ROOT).equals("public")) {
            throw QueryForm.invalid(
                    "DbUser",
                    user,
                    "it must be up to 64 letters, digits or _+.@- that begin with a letter, not PUBLIC");
        }
        boolean create = form.flag("AutoCreate");
        form.text("DbName");
        TemporaryPassword password = issue(form, user, create);
        return result -> write(result, password);
    }

    /** Locally nobody knows whose a key is, so its owner is the warehouse's. */
    Consumer<Xml> derived(QueryForm form) {
        form.text("DbName");
        TemporaryPassword password = issue(form, facts.owner(), false);
        return result -> write(result, password).element("NextRefreshTime", password.expiration());
    }

    private TemporaryPassword issue(QueryForm form, String user, boolean create) {
        int seconds = form.number("DurationSeconds", SHORTEST_SECONDS, LONGEST_SECONDS, SHORTEST_SECONDS);
        form.refuseUnread();
        try {
            return users.issue(user, create, Duration.ofSeconds(seconds));
        } catch (SQLException e) {
            throw new ApiFailure(500, "InternalFailure", "Cannot make credentials for " + user);
        }
    }

    private static Xml write(Xml result, TemporaryPassword password) {
        return result.element("DbUser", password.login())
                .element("DbPassword", password.password())
                .element("Expiration", password.expiration());
    }
}
