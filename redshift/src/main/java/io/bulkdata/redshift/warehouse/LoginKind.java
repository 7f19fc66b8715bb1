package io.bulkdata.redshift.warehouse;

import io.bulkdata.core.settings.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ways to a login as settings tell them: by the setting that is for this way alone, and those that go with it. */
enum LoginKind {
    PASSWORD("BULKDATA_WAREHOUSE_PASSWORD", Names.USER, null) {
        @Override
        LoginWay way(Map<String, String> values) {
            return new LoginWay.Fixed(values.get(Names.USER), new Secret(values.get(key())));
        }
    },
    CIPHERTEXT("BULKDATA_WAREHOUSE_PASSWORD_CIPHERTEXT", Names.USER, Names.CONTEXT) {
        @Override
        LoginWay way(Map<String, String> values) {
            String context = values.get(Names.CONTEXT);
            return new LoginWay.Encrypted(
                    values.get(Names.USER),
                    values.get(key()),
                    context == null ? EncryptionContext.NONE : EncryptionContext.parse(context));
        }
    },
    SECRET("BULKDATA_WAREHOUSE_SECRET_ID", null, null) {
        @Override
        LoginWay way(Map<String, String> values) {
            return new LoginWay.Stored(values.get(key()));
        }
    },
    CLUSTER("BULKDATA_WAREHOUSE_CLUSTER", Names.DB_USER, null) {
        @Override
        LoginWay way(Map<String, String> values) {
            return new LoginWay.OfCluster(values.get(key()), values.get(Names.DB_USER));
        }
    },
    WORKGROUP("BULKDATA_WAREHOUSE_WORKGROUP", null, null) {
        @Override
        LoginWay way(Map<String, String> values) {
            return new LoginWay.OfWorkgroup(values.get(key()));
        }
    };

    /** Settings that go with one way or several. */
    static final class Names {
        static final String USER = "BULKDATA_WAREHOUSE_USER";
        static final String DB_USER = "BULKDATA_WAREHOUSE_DB_USER";
        static final String CONTEXT = "BULKDATA_WAREHOUSE_PASSWORD_CONTEXT";
        static final List<String> ALL = List.of(USER, DB_USER, CONTEXT);

        private Names() {}
    }

    private final String key;
    private final String needed;
    private final String allowed;

    LoginKind(String key, String needed, String allowed) {
        this.key = key;
        this.needed = needed;
        this.allowed = allowed;
    }

    /** The setting that is for this way alone. */
    String key() {
        return key;
    }

    /** What has to be set with it. */
    Optional<String> needed() {
        return Optional.ofNullable(needed);
    }

    boolean goesWith(String name) {
        return name.equals(needed) || name.equals(allowed);
    }

    /** @param values with everything that is needed */
    abstract LoginWay way(Map<String, String> values);
}
