package io.bulkdata.redshift.aws;

import io.bulkdata.core.settings.Secret;
import io.bulkdata.redshift.warehouse.Login;
import io.bulkdata.redshift.warehouse.LoginWay;
import io.bulkdata.redshift.warehouse.Logins;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.GetClusterCredentialsResponse;

/** Logins that a cluster makes for a quarter of an hour, for a user who is there. */
final class ClusterLogins implements Logins {

    private final Supplier<RedshiftClient> client;
    private final LoginWay.OfCluster way;

    ClusterLogins(Supplier<RedshiftClient> client, LoginWay.OfCluster way) {
        this.client = client;
        this.way = way;
    }

    @Override
    public Login current() {
        try {
            GetClusterCredentialsResponse made = client.get()
                    .getClusterCredentials(
                            request -> request.clusterIdentifier(way.cluster()).dbUser(way.user()));
            return new Login(made.dbUser(), new Secret(made.dbPassword()), made.expiration());
        } catch (SdkException e) {
            throw AwsRefusals.of("get credentials of the cluster " + way.cluster() + " for " + way.user(), e);
        }
    }
}
