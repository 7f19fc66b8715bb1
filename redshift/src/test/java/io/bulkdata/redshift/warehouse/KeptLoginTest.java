package io.bulkdata.redshift.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.settings.Secret;
import io.bulkdata.redshift.TestWarehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptLoginTest {

    private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

    private final List<Login> given = new ArrayList<>();
    private final Login right = TestWarehouse.settings().ownLogin();
    private final Login wrong = new Login(right.user(), new Secret("Wrong-1"));
    private Instant now = START;
    private Login answer = right;

    @Test
    void aLoginIsGotOnceAndKept() throws SQLException {
        JdbcConnector connector = connector();
        connector.open().close();
        connector.open().close();

        assertThat(given).hasSize(1);
    }

    @Test
    void aLoginIsGotAnewShortlyBeforeItEnds() throws SQLException {
        answer = new Login(right.user(), right.password(), START.plusSeconds(900));
        JdbcConnector connector = connector();
        connector.open().close();

        now = START.plusSeconds(830);
        connector.open().close();
        assertThat(given).hasSize(1);

        now = START.plusSeconds(850);
        connector.open().close();
        assertThat(given).hasSize(2);
    }

    @Test
    void aLoginThatWasChangedIsGotAnewOnceWhenItIsRefused() throws SQLException {
        answer = wrong;
        JdbcConnector connector = new JdbcConnector(
                TestWarehouse.settings(),
                () -> {
                    given.add(answer);
                    Login current = answer;
                    answer = right;
                    return current;
                },
                Clock.systemUTC());

        try (Connection connection = connector.open()) {
            assertThat(connection.isValid(5)).isTrue();
        }
        assertThat(given).containsExactly(wrong, right);
    }

    @Test
    void aLoginThatIsStillTheSameIsNotTriedAgain() {
        answer = wrong;
        JdbcConnector connector = connector();

        assertThatThrownBy(connector::open)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).startsWith("28"))
                .hasMessageNotContaining("Wrong-1");
        assertThat(given).hasSize(2);
    }

    @Test
    void whyThereIsNoNewLoginIsToldWithTheRefusal() {
        answer = wrong;
        JdbcConnector connector = new JdbcConnector(
                TestWarehouse.settings(),
                () -> {
                    if (!given.isEmpty()) {
                        throw new WarehouseException(FailureClass.TRANSIENT, "nobody answers", List.of(), null);
                    }
                    given.add(answer);
                    return answer;
                },
                Clock.systemUTC());

        assertThatThrownBy(connector::open)
                .isInstanceOf(WarehouseException.class)
                .hasMessage("nobody answers")
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    }

    private JdbcConnector connector() {
        return new JdbcConnector(
                TestWarehouse.settings(),
                () -> {
                    given.add(answer);
                    return answer;
                },
                ((InstantSource) () -> now).withZone(ZoneOffset.UTC));
    }
}
