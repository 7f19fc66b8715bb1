package io.bulkdata.redshift.warehouse;

import io.bulkdata.core.settings.Secret;
import java.util.Objects;

/** How a login is come by. */
public sealed interface LoginWay {

    /** It is in the settings. */
    record Fixed(String user, Secret password) implements LoginWay {
        public Fixed {
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(password, "password");
        }
    }

    /**
     * Secrets Manager has it, and may change it at any time.
     *
     * @param id name or ARN
     */
    record Stored(String id) implements LoginWay {
        public Stored {
            Objects.requireNonNull(id, "id");
        }
    }

    /**
     * The password is in the settings as KMS has encrypted it.
     *
     * @param ciphertext in base64
     * @param context with which it was encrypted
     */
    record Encrypted(String user, String ciphertext, EncryptionContext context) implements LoginWay {
        public Encrypted {
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(ciphertext, "ciphertext");
            Objects.requireNonNull(context, "context");
        }
    }

    /**
     * A cluster makes a password for a while, for who may ask by IAM.
     *
     * @param cluster its identifier
     * @param user of the database, who is there already
     */
    record OfCluster(String cluster, String user) implements LoginWay {
        public OfCluster {
            Objects.requireNonNull(cluster, "cluster");
            Objects.requireNonNull(user, "user");
        }
    }

    /** A serverless workgroup makes a password for a while; the user follows from who asks. */
    record OfWorkgroup(String workgroup) implements LoginWay {
        public OfWorkgroup {
            Objects.requireNonNull(workgroup, "workgroup");
        }
    }
}
