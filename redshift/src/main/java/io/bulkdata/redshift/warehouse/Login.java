package io.bulkdata.redshift.warehouse;

import io.bulkdata.core.settings.Secret;
import java.time.Instant;
import java.util.Objects;

/**
 * By which name and password the warehouse is entered.
 *
 * @param until when it stops working; null when it works until somebody changes it
 */
public record Login(String user, Secret password, Instant until) {

    public Login {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
    }

    /** One that works until somebody changes it. */
    public Login(String user, Secret password) {
        this(user, password, null);
    }

    /** Whether the warehouse would see no difference. */
    boolean looksLike(Login other) {
        return user.equals(other.user) && password.equals(other.password);
    }
}
