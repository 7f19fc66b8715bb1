package io.bulkdata.redshiftlocal;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;

/** A program that unloads many rows to an S3; run with a small heap. */
final class UnloadInASmallHeap {

    private UnloadInASmallHeap() {}

    /** Takes the S3's address, key, secret and region, and the statement. */
    public static void main(String[] arguments) throws Exception {
        try (RedshiftLocal warehouse = RedshiftLocal.builder()
                        .s3(URI.create(arguments[0]), arguments[1], arguments[2], arguments[3])
                        .start();
                Connection connection = DriverManager.getConnection(
                        warehouse.jdbcUrl(), SharedWarehouse.USER, SharedWarehouse.PASSWORD)) {
            Rows.run(connection, arguments[4]);
            System.out.println("rows: " + Rows.value(connection, "SELECT pg_last_unload_count()"));
        }
    }
}
