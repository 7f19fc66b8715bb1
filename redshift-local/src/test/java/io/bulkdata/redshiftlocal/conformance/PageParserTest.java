package io.bulkdata.redshiftlocal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.redshiftlocal.conformance.Step.Expectation;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PageParserTest {

    private static final String HEADING = """
            # COPY: syntax
            # https://docs.aws.amazon.com/redshift/latest/dg/r_COPY.html
            """;

    @Test
    void pageHasItsCasesWithTheirSteps() {
        Page page = PageParser.parse("copy/syntax.test", HEADING + """

                # a comment
                == [pgjdbc psql] rows are loaded
                object a.csv gzip
                | 1,
                |
                COPY t
                FROM 's3://${bucket}/a.csv';
                ?? loaded
                b: SELECT a FROM t;
                -> 1 | NULL
                -> 2
                SELECT 1;
                -> none
                BAD;
                !! 42601 @ 1 syntax error
                expect out
                | x
                keys o
                -> out
                """);

        assertThat(page.title()).isEqualTo("COPY: syntax");
        assertThat(page.cases()).hasSize(1);
        Page.Case only = page.cases().get(0);
        assertThat(only.behaviour()).isEqualTo("rows are loaded");
        assertThat(only.clients()).isEqualTo(Set.of("pgjdbc", "psql"));
        assertThat(only.steps())
                .containsExactly(
                        new Step.Put(6, "a.csv", Coding.GZIP, List.of("1,", "")),
                        new Step.Run(9, "a", "COPY t\nFROM 's3://${bucket}/a.csv'", new Expectation.Notice("loaded")),
                        new Step.Run(12, "b", "SELECT a FROM t", new Expectation.Rows(List.of("1 | NULL", "2"))),
                        new Step.Run(15, "a", "SELECT 1", new Expectation.Rows(List.of())),
                        new Step.Run(17, "a", "BAD", new Expectation.Failure("42601", 1, "syntax error")),
                        new Step.Content(19, "out", Coding.PLAIN, List.of("x")),
                        new Step.Keys(21, "o", List.of("out")));
    }

    @Test
    void mistakesNameFileAndLine() {
        assertThatThrownBy(() -> PageParser.parse("x.test", HEADING + "== a\nSELECT 1\n"))
                .hasMessage("x.test:4: the statement of line 4 does not end with ;");
        assertThatThrownBy(() -> PageParser.parse("x.test", HEADING + "== [oracle] a\n"))
                .hasMessageContaining("x.test:3: clients are");
        assertThatThrownBy(() -> PageParser.parse("x.test", "# a\n# http://example.com\n"))
                .hasMessageContaining("x.test:2: the second line is not the address");
        assertThatThrownBy(() -> PageParser.parse("x.test", HEADING + "== a\nSELECT 1;\n!! nothing\n"))
                .hasMessageContaining("x.test:5: an error is");
    }
}
