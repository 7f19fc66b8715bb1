package io.bulkdata.redshiftlocal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.redshiftlocal.SharedWarehouse;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every case through the Redshift driver, and those that say so through pgjdbc. */
class ConformanceTest {

    private static SharedWarehouse warehouse;

    @BeforeAll
    static void makeDatabase() throws SQLException {
        warehouse = SharedWarehouse.forTest(ConformanceTest.class);
    }

    @TestFactory
    Stream<DynamicContainer> throughTheRedshiftDriver() {
        return new Conformance("driver", warehouse, () -> new JdbcClient(warehouse.connect())).tests(any -> true);
    }

    @TestFactory
    Stream<DynamicContainer> throughPgjdbc() {
        return new Conformance("pgjdbc", warehouse, () -> new JdbcClient(warehouse.connectPgjdbc("")))
                .tests(behaviour -> behaviour.clients().contains("pgjdbc"));
    }

    /** Issues and readers name behaviours by their words. */
    @Test
    void noBehaviourIsToldTwiceOnOnePage() {
        assertThat(Conformance.pages())
                .isNotEmpty()
                .allSatisfy(page -> assertThat(page.cases())
                        .as(page.file())
                        .isNotEmpty()
                        .extracting(Page.Case::behaviour)
                        .doesNotHaveDuplicates());
    }
}
