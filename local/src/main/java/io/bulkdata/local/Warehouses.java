package io.bulkdata.local;

import io.bulkdata.awslocal.AwsLocal;
import io.bulkdata.core.settings.Secret;
import io.bulkdata.redshift.warehouse.WarehouseSettings;
import io.bulkdata.redshiftlocal.RedshiftLocal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The warehouse on a laptop: where it is and who logs in. */
final class Warehouses {

    static final String USER = "awsuser";
    static final String PASSWORD = "Password1";
    static final String DATABASE = "dev";

    private Warehouses() {}

    static RedshiftLocal start(AwsLocal aws, int port) {
        Map<String, String> environment = aws.environment();
        try {
            return RedshiftLocal.builder()
                    .port(port)
                    .s3(
                            aws.s3Endpoint(),
                            environment.get("AWS_ACCESS_KEY_ID"),
                            environment.get("AWS_SECRET_ACCESS_KEY"),
                            environment.get("AWS_REGION"))
                    .user(USER)
                    .password(PASSWORD)
                    .database(DATABASE)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the warehouse on port " + port, e);
        }
    }

    static WarehouseSettings settings(RedshiftLocal redshift) {
        return new WarehouseSettings(redshift.jdbcUrl(), USER, new Secret(PASSWORD));
    }

    /** What to type to look for yourself. */
    static String psql(RedshiftLocal redshift) {
        return "PGPASSWORD=%s psql -h 127.0.0.1 -p %d -U %s %s".formatted(PASSWORD, redshift.port(), USER, DATABASE);
    }
}
