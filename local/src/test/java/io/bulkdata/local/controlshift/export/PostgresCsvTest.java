package io.bulkdata.local.controlshift.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.local.controlshift.schema.SourceSchema;
import io.bulkdata.local.controlshift.schema.SourceTable;
import io.bulkdata.local.controlshift.source.SourceDatabase;
import io.bulkdata.local.controlshift.source.TableSnapshot;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.junit.jupiter.api.Test;

class PostgresCsvTest {

    /** Another reader's RFC 4180, told that what is not quoted and empty is missing. */
    private static final CSVFormat READER = CSVFormat.RFC4180
            .builder()
            .setNullString("")
            .setQuoteMode(QuoteMode.ALL_NON_NULL)
            .setIgnoreEmptyLines(false)
            .get();

    @Test
    void quotesOnlyWhatNeedsThem() throws IOException {
        assertThat(line("plain", " blanks ", "back\\slash", "it's", "#"))
                .isEqualTo("plain, blanks ,back\\slash,it's,#\n");
        assertThat(line("a,b", "a\"b", "a\nb", "a\r\nb")).isEqualTo("\"a,b\",\"a\"\"b\",\"a\nb\",\"a\r\nb\"\n");
    }

    @Test
    void missingIsNothingAndEmptyIsQuoted() throws IOException {
        assertThat(line(null, "", null)).isEqualTo(",\"\",\n");
    }

    @Property(tries = 500)
    void anotherReaderReadsWhatWasWritten(@ForAll("rows") List<List<String>> rows) throws IOException {
        StringWriter csv = new StringWriter();
        for (List<String> row : rows) {
            PostgresCsv.writeRow(row, csv);
        }

        assertThat(read(csv.toString())).isEqualTo(rows);
    }

    @Test
    void anotherReaderReadsEveryTable() throws IOException {
        SourceSchema schema = SourceSchema.published();
        SourceDatabase database = SourceDatabase.filled(schema, 1_000, 3, Instant.parse("2026-11-20T01:00:00Z"));

        for (SourceTable table : schema.tables()) {
            TableSnapshot snapshot = database.all(table.name());
            StringWriter csv = new StringWriter();
            PostgresCsv.write(snapshot, csv);

            List<List<String>> lines = read(csv.toString());
            assertThat(lines.get(0)).isEqualTo(table.columnNames());
            assertThat(lines.subList(1, lines.size())).isEqualTo(snapshot.rows().toList());
        }
    }

    /** At least two columns, as every table has: a lone missing value would be an empty line. */
    @Provide
    Arbitrary<List<List<String>>> rows() {
        Arbitrary<String> cell = Arbitraries.strings()
                .withChars("ab ,\"\n\r\\é🙂")
                .ofMaxLength(6)
                .injectNull(0.2);
        return Arbitraries.integers()
                .between(2, 4)
                .flatMap(width -> cell.list().ofSize(width).list().ofMaxSize(5));
    }

    private static String line(String... cells) throws IOException {
        StringWriter line = new StringWriter();
        PostgresCsv.writeRow(Arrays.asList(cells), line);
        return line.toString();
    }

    private static List<List<String>> read(String csv) throws IOException {
        try (CSVParser parser = CSVParser.parse(csv, READER)) {
            return parser.stream().map(CSVRecord::values).map(Arrays::asList).toList();
        }
    }
}
