package io.bulkdata.redshiftlocal.conformance;

import io.bulkdata.redshiftlocal.SharedWarehouse;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The cases that say so through psql, which has to be installed. */
@Tag("clients")
class PsqlConformanceTest {

    private static SharedWarehouse warehouse;

    @BeforeAll
    static void makeDatabase() throws SQLException {
        warehouse = SharedWarehouse.forTest(PsqlConformanceTest.class);
    }

    @TestFactory
    Stream<DynamicContainer> throughPsql() {
        return new Conformance("psql", warehouse, () -> new PsqlClient(warehouse))
                .tests(behaviour -> behaviour.clients().contains("psql"));
    }
}
