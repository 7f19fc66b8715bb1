package io.bulkdata.redshiftlocal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.redshiftlocal.Rows;
import io.bulkdata.redshiftlocal.SharedWarehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ManyClientsTest {

    private static final int CLIENTS = 200;

    @Test
    void twoHundredTransactionsAreOpenAtOnce() throws Exception {
        SharedWarehouse warehouse = SharedWarehouse.forTest(ManyClientsTest.class);
        CyclicBarrier allOpen = new CyclicBarrier(CLIENTS);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<String>> works = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int client = i;
                works.add(() -> work(warehouse, client, allOpen));
            }
            int expected = 0;
            for (Future<String> sum : clients.invokeAll(works)) {
                assertThat(sum.get()).isEqualTo(Integer.toString(3 * expected++));
            }
        } finally {
            clients.shutdownNow();
        }
        try (Connection connection = warehouse.connectPlain()) {
            assertThat(Rows.value(connection, "SELECT count(*) FROM pg_class WHERE relname LIKE 'mine_%'"))
                    .isEqualTo(Integer.toString(CLIENTS));
        }
    }

    private static String work(SharedWarehouse warehouse, int client, CyclicBarrier allOpen) throws Exception {
        try (Connection connection = warehouse.connectPlain()) {
            connection.setAutoCommit(false);
            String table = "mine_" + client;
            Rows.run(connection, "CREATE TABLE " + table + " (id integer)");
            Rows.run(connection, "INSERT INTO " + table + " VALUES (" + client + "), (" + 2 * client + ")");
            allOpen.await(2, TimeUnit.MINUTES);
            String sum = sum(connection, table);
            connection.commit();
            return sum;
        }
    }

    private static String sum(Connection connection, String table) throws SQLException {
        return Rows.value(connection, "SELECT sum(id) FROM " + table);
    }
}
