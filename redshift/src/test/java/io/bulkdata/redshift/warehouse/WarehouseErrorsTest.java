package io.bulkdata.redshift.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.redshift.util.RedshiftException;
import com.amazon.redshift.util.ServerErrorMessage;
import io.bulkdata.core.failure.FailureClass;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarehouseErrorsTest {

    @ParameterizedTest
    @CsvSource({
        "08006,TRANSIENT",
        "57P01,TRANSIENT",
        "53300,TRANSIENT",
        "40001,CONTENTION",
        "40P01,CONTENTION",
        "55P03,CONTENTION",
        "22P02,DATA",
        "23502,DATA",
        "42P01,SCHEMA",
        "42703,SCHEMA",
        "3F000,SCHEMA",
        "42501,CONFIGURATION",
        "28000,CONFIGURATION",
        "3D000,CONFIGURATION",
        "42601,BUG",
        "0A000,BUG"
    })
    void eachStateHasItsClass(String state, FailureClass expected) {
        assertThat(WarehouseErrors.classify(new SQLException("x", state))).isEqualTo(expected);
    }

    @Test
    void serialisationErrorsOfRedshiftAreContention() {
        assertThat(WarehouseErrors.classify(server("XX000", "1023", "Serializable isolation violation on table - 1")))
                .isEqualTo(FailureClass.CONTENTION);
    }

    @ParameterizedTest
    @CsvSource({"403,CONFIGURATION", "404,GONE", "503,TRANSIENT"})
    void whatS3AnsweredDecidesForCopy(String status, FailureClass expected) {
        String detail = "error:  S3ServiceException:x,Status " + status + ",Error x,Rid 1 code:      8001 context: y";

        assertThat(WarehouseErrors.classify(server("XX000", "S3ServiceException", detail)))
                .isEqualTo(expected);
    }

    @Test
    void aBrokenConnectionWithoutAStateIsTransient() {
        assertThat(WarehouseErrors.classify(new SQLException("x", new IOException("reset"))))
                .isEqualTo(FailureClass.TRANSIENT);
    }

    @Test
    void onlyAnAnswerOfTheServerSettlesACommit() {
        assertThat(WarehouseErrors.saysOutcome(server("40001", "no", null))).isTrue();
        assertThat(WarehouseErrors.saysOutcome(server("57P01", "going down", null)))
                .isFalse();
        assertThat(WarehouseErrors.saysOutcome(new SQLException("x", "08006"))).isFalse();
        assertThat(WarehouseErrors.saysOutcome(new SQLException("x"))).isFalse();
    }

    @Test
    void theDetailOfAnErrorIsNotInItsMessage() {
        WarehouseException translated = WarehouseErrors.translate(
                "The warehouse refused InsertAbsent",
                server("23502", "null value", "Failing row contains (Ada, 1815)"));

        assertThat(translated).hasMessage("The warehouse refused InsertAbsent: null value");
    }

    private static SQLException server(String state, String message, String detail) {
        String fields = "SERROR\0C" + state + "\0M" + message + "\0" + (detail == null ? "" : "D" + detail + "\0");
        return new RedshiftException(new ServerErrorMessage(fields), false);
    }
}
