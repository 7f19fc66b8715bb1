package io.bulkdata.redshiftlocal.copy;

import static io.bulkdata.redshiftlocal.copy.CopyCase.column;
import static io.bulkdata.redshiftlocal.copy.CopyCase.varchar;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bulkdata.redshiftlocal.copy.CopyFormat.FieldMapping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide, "COPY from JSON format". */
class JsonRowsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static CopyCase names() {
        return CopyCase.of(column(TargetColumn.Type.INTEGER), varchar(65535)).json(new FieldMapping.Names(false));
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.of(
                        "\"", "\\", "\n", "{", "}", "[", "]", ",", ":", " ", "a", "é", "€", "😀", "\t", "\\N", "/")
                .list()
                .ofMaxSize(8)
                .map(list -> String.join("", list))
                .list()
                .ofMaxSize(8);
    }

    @Property(tries = 300)
    void whatAnotherWriterWroteComesBack(
            @ForAll("texts") List<String> texts, @ForAll boolean indented, @ForAll boolean ascii) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        mapper.getFactory().configure(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature(), ascii);
        StringBuilder file = new StringBuilder();
        List<List<String>> expected = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Map<String, Object> row = Map.of("a_integer", i, "a_varchar", texts.get(i), "other", List.of("]", i));
            file.append(
                            indented
                                    ? mapper.writerWithDefaultPrettyPrinter().writeValueAsString(row)
                                    : mapper.writeValueAsString(row))
                    .append(i % 2 == 0 ? "" : "\n");
            expected.add(List.of(Integer.toString(i), texts.get(i)));
        }
        assertThat(names().file(file.toString()).rows()).isEqualTo(expected);
    }

    @Property(tries = 100)
    void structuresInTextStayTheSameJson(@ForAll("texts") List<String> texts) throws Exception {
        String written = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(Map.of("a_varchar", texts));
        String text = names().file(written).rows().get(0).get(1);
        assertThat(JSON.readTree(text)).isEqualTo(JSON.valueToTree(texts));
    }

    @Test
    void theLineToldIsTheObjectsLastAndSoAreLinesOfFilesCounted() throws Exception {
        CopyOutcome outcome = names().with(o -> o.maxError = 9)
                .file("{\"a_integer\": 1}\n\n{\n\"a_integer\": \"x\"\n}\n oops \n{\"a_integer\": 2}\n")
                .outcome();
        assertThat(outcome.rows()).isEqualTo(2);
        assertThat(outcome.skipped()).extracting(LoadError::line).containsExactly(5L, 6L);
        assertThat(outcome.skipped().get(1).rawLine()).isEqualTo("oops");
        assertThat(outcome.files().get(0).lines()).isEqualTo(7);
    }

    @Test
    void anObjectOfMoreThanFourMegabytesFailsTheLoadWhateverMaxErrorAllows() {
        String row = "{\"a_varchar\": \"" + "x".repeat(RowReader.LONGEST_ROW) + "\"}";
        CopyFailure failure =
                names().with(o -> o.maxError = 100).file(row + "\n{}\n").failure();
        assertThat(failure).hasMessageContaining("it is longer than 4194304 bytes");
        assertThat(failure.errors()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "$~[]",
                "$.a~[a]",
                "$.a.b[3]~[a, b, 3]",
                "$['a']['b c'][0]~[a, b c, 0]",
                "$[1]~[1]",
                "$['a.b']~[a.b]",
                "$.a[0][1]~[a, 0, 1]"
            })
    void pathsAreReadInBothNotations(String text, String steps) {
        assertThat(JsonPath.parse(text).steps()).hasToString(steps);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "$a",
                "$.",
                "$..a",
                "$.a[*]",
                "$.a[-1]",
                "$.a[",
                "$['a",
                "$['']",
                "$.a['b']",
                "$.*",
                "$[a]"
            })
    void otherPathsAreRefused(String text) {
        assertThatThrownBy(() -> JsonPath.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Invalid JSONPath format: ");
    }

    @Test
    void halfAPairOfUnicodeIsRefusedAsWhatItIs() throws Exception {
        assertThat(names().file("{\"a_varchar\": \"\\ud83d\"}").error().code()).isEqualTo(1220);
    }

    @Test
    void exponentsAreWrittenOutForWholeNumbers() throws Exception {
        assertThat(names().file("{\"a_integer\": 12e2, \"a_varchar\": 12e2}").rows())
                .containsExactly(List.of("1200", "12e2"));
    }

    @Test
    void rowsMayBreakAnywhereBetweenWhatTheNetworkDelivers() throws Exception {
        byte[] file =
                "{\"a_integer\": 1, \"a_varchar\": \"é\\\"}\"}\n".repeat(20_000).getBytes(UTF_8);
        assertThat(names().file(file).rows()).hasSize(20_000).containsOnly(Arrays.asList("1", "é\"}"));
    }
}
