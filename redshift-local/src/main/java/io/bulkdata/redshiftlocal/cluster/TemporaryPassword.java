package io.bulkdata.redshiftlocal.cluster;

import java.time.Instant;

/**
 * Credentials that end by themselves.
 *
 * @param login the name to connect with, which is not the database user's
 */
public record TemporaryPassword(String login, String password, Instant expiration) {

    @Override
    public String toString() {
        return "TemporaryPassword[" + login + ", ***, " + expiration + "]";
    }
}
