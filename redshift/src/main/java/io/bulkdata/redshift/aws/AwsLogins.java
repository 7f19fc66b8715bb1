package io.bulkdata.redshift.aws;

import io.bulkdata.core.aws.AwsEnvironment;
import io.bulkdata.core.aws.OnFirstUse;
import io.bulkdata.redshift.warehouse.JdbcWarehouse;
import io.bulkdata.redshift.warehouse.LoginWay;
import io.bulkdata.redshift.warehouse.Logins;
import io.bulkdata.redshift.warehouse.WarehouseSettings;
import java.util.function.Supplier;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Finds who knows the login, for each way to it; no client is made before it is asked. */
public final class AwsLogins {

    private final AwsEnvironment aws;

    public AwsLogins(AwsEnvironment aws) {
        this.aws = aws;
    }

    /** The warehouse of these settings. */
    public JdbcWarehouse warehouse(WarehouseSettings settings) {
        return new JdbcWarehouse(settings, of(settings));
    }

    /** Who knows the login of these settings. */
    public Logins of(WarehouseSettings settings) {
        LoginWay way = settings.login();
        if (way instanceof LoginWay.Stored stored) {
            return new StoredLogins(secretsManager(), stored.id());
        }
        if (way instanceof LoginWay.Encrypted encrypted) {
            return new DecryptedLogins(new OnFirstUse<>(() -> kms(aws)), encrypted);
        }
        if (way instanceof LoginWay.OfCluster cluster) {
            return new ClusterLogins(redshift(), cluster);
        }
        if (way instanceof LoginWay.OfWorkgroup workgroup) {
            return new WorkgroupLogins(serverless(), workgroup);
        }
        return settings::ownLogin;
    }

    static KmsClient kms(AwsEnvironment aws) {
        return aws.configure(KmsClient.builder(), "KMS").build();
    }

    private Supplier<SecretsManagerClient> secretsManager() {
        return new OnFirstUse<>(() ->
                aws.configure(SecretsManagerClient.builder(), "SECRETS_MANAGER").build());
    }

    private Supplier<RedshiftClient> redshift() {
        return new OnFirstUse<>(
                () -> aws.configure(RedshiftClient.builder(), "REDSHIFT").build());
    }

    private Supplier<RedshiftServerlessClient> serverless() {
        return new OnFirstUse<>(() -> aws.configure(RedshiftServerlessClient.builder(), "REDSHIFT_SERVERLESS")
                .build());
    }
}
