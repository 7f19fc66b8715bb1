package io.bulkdata.redshift.aws;

import io.bulkdata.core.settings.Secret;
import io.bulkdata.redshift.warehouse.Login;
import io.bulkdata.redshift.warehouse.LoginWay;
import io.bulkdata.redshift.warehouse.Logins;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;
import software.amazon.awssdk.services.redshiftserverless.model.GetCredentialsResponse;

/** Logins that a serverless workgroup makes for a quarter of an hour, for who asks. */
final class WorkgroupLogins implements Logins {

    private final Supplier<RedshiftServerlessClient> client;
    private final LoginWay.OfWorkgroup way;

    WorkgroupLogins(Supplier<RedshiftServerlessClient> client, LoginWay.OfWorkgroup way) {
        this.client = client;
        this.way = way;
    }

    @Override
    public Login current() {
        try {
            GetCredentialsResponse made =
                    client.get().getCredentials(request -> request.workgroupName(way.workgroup()));
            return new Login(made.dbUser(), new Secret(made.dbPassword()), made.expiration());
        } catch (SdkException e) {
            throw AwsRefusals.of("get credentials of the workgroup " + way.workgroup(), e);
        }
    }
}
