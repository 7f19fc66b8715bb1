package io.bulkdata.redshiftlocal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementKindTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "SELECT 1                                     | SELECT",
                "(SELECT 1) UNION (SELECT 2)                  | SELECT",
                "WITH w AS (SELECT 1) SELECT * FROM w         | SELECT",
                "SELECT * INTO t FROM other                   | CTAS",
                "CREATE TABLE t AS SELECT 1                   | CTAS",
                "CREATE TEMP TABLE t DISTKEY (a) AS (SELECT 1)| CTAS",
                "CREATE TABLE t (a int)                       | DDL",
                "CREATE VIEW v AS SELECT 1                    | DDL",
                "ALTER TABLE t ADD COLUMN a int               | DDL",
                "DROP TABLE t                                 | DDL",
                "INSERT INTO t VALUES (1)                     | INSERT",
                "update t set a = 1                           | UPDATE",
                "DELETE FROM t                                | DELETE",
                "COPY t FROM 's3://b/k' IAM_ROLE default      | COPY",
                "MERGE INTO t USING s ON t.a = s.a REMOVE DUPLICATES | OTHER",
                "CREATE USER u PASSWORD 'Secret123'           | UTILITY",
                "BEGIN                                        | UTILITY",
                "TRUNCATE t                                   | UTILITY",
                "SHOW TABLES FROM SCHEMA public               | UTILITY"
            })
    void kindIsThatOfTheSystemTables(String sql, StatementKind kind) {
        assertThat(statement(sql).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "ALTER USER u PASSWORD 'Secret123'   | ALTER USER u PASSWORD '***'",
                "COPY t FROM 'x' CREDENTIALS AS 'Secret123' CSV | COPY t FROM 'x' CREDENTIALS AS '***' CSV",
                "SELECT 'password'                   | SELECT 'password'"
            })
    void secretsAreHiddenFromTheSystemTables(String sql, String shown) {
        assertThat(statement(sql).text(1000)).isEqualTo(shown);
    }

    private static Statement statement(String sql) {
        return Script.parse(sql).statements().get(0);
    }
}
