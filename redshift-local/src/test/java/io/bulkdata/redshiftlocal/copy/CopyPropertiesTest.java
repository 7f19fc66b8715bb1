package io.bulkdata.redshiftlocal.copy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;

/** What COPY reads is what commons-csv reads, and nothing that a file may hold makes it fail in another way than its own. */
class CopyPropertiesTest {

    private static final List<TargetColumn> EVERY_TYPE = everyType();

    private static List<TargetColumn> everyType() {
        List<TargetColumn> columns = new ArrayList<>();
        for (TargetColumn.Type type : TargetColumn.Type.values()) {
            columns.add(new TargetColumn("c", type, 5, 5, 2, true));
        }
        return columns;
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> pieces = Arbitraries.of(
                "\"", ",", "\n", "\r\n", "\r", "a", "Ab 1", " ", "\t", "\\", "\\N", "é", "€", "😀", "'", "|");
        Arbitrary<String> field = pieces.list().ofMaxSize(6).map(list -> String.join("", list));
        return Arbitraries.integers()
                .between(1, 5)
                .flatMap(width -> field.list().ofSize(width).list().ofMaxSize(12));
    }

    @Property(tries = 400)
    void tablesComeBackAsCommonsCsvReadsThem(
            @ForAll("tables") List<List<String>> table, @ForAll boolean quoteAll, @ForAll boolean crlf)
            throws Exception {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setQuoteMode(quoteAll ? QuoteMode.ALL : QuoteMode.MINIMAL)
                .setRecordSeparator(crlf ? "\r\n" : "\n")
                .setIgnoreEmptyLines(false)
                .get();
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            printer.printRecords(table);
        }
        List<List<String>> expected = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text.toString()), format)) {
            for (CSVRecord record : parser) {
                expected.add(record.toList());
            }
        }
        int width = table.isEmpty() ? 1 : table.get(0).size();
        CopyCase copy =
                CopyCase.ofVarchars(width).with(o -> o.nullAs = "no such text").file(text.toString());
        assertThat(copy.rows()).isEqualTo(expected);
        assertThat(expected).isEqualTo(table);
    }

    @Provide
    Arbitrary<byte[]> soups() {
        Arbitrary<Byte> bytes = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.of((byte) '"', (byte) ',', (byte) '\n', (byte) '\r', (byte) '|')),
                Tuple.of(3, Arbitraries.of((byte) '1', (byte) '-', (byte) '.', (byte) 't', (byte) '{', (byte) ' ')),
                Tuple.of(2, Arbitraries.bytes()));
        return bytes.array(byte[].class).ofMaxSize(300);
    }

    /** The ways in which a file may be read. */
    enum Shape {
        CSV,
        DELIMITED,
        ESCAPED,
        QUOTED,
        WIDE,
        NAMES;

        void set(CopyCase.OptionsBuilder options) {
            options.delimited = this != CSV;
            options.delimiter = this == CSV ? "," : this == WIDE ? "|,|" : "|";
            options.escape = this == ESCAPED;
            options.removeQuotes = this == ESCAPED || this == QUOTED;
            options.records = this == NAMES ? new CopyFormat.Json(new CopyFormat.FieldMapping.Names(true)) : null;
        }
    }

    @Property(tries = 1000)
    void noFileFailsInAnotherWayThanByARefusal(
            @ForAll("soups") byte[] soup,
            @ForAll Shape shape,
            @ForAll boolean fill,
            @ForAll @IntRange(min = 1, max = 18) int width)
            throws IOException {
        CopyCase copy = CopyCase.of(EVERY_TYPE.subList(0, width).toArray(new TargetColumn[0]))
                .with(shape::set)
                .with(o -> o.fillRecord = fill)
                .with(o -> o.maxError = 100_000)
                .file(soup);
        try {
            CopyOutcome outcome = copy.outcome();
            assertThat(outcome.bytes()).isEqualTo(soup.length);
            assertThat(copy.rows()).hasSize((int) outcome.rows()).allMatch(row -> row.size() == width);
        } catch (CopyFailure e) {
            assertThat(e.errors()).isNotEmpty();
        }
    }

    @Property(tries = 200)
    void aNumberIsRefusedOrItsOwnValue(@ForAll @Size(max = 12) List<@IntRange(min = 0, max = 13) Integer> digits)
            throws Exception {
        StringBuilder text = new StringBuilder();
        digits.forEach(digit -> text.append("0123456789.-+e".charAt(digit)));
        CopyCase copy = CopyCase.of(new TargetColumn("c", TargetColumn.Type.DECIMAL, 0, 38, 12, true))
                .file(text + "\n");
        if (!text.isEmpty() && copy.failure() == null) {
            assertThat(new BigDecimal(copy.value())).isEqualByComparingTo(text.toString());
        }
    }

    @Property(tries = 50)
    void rowsMayBreakAnywhereInWhatTheNetworkDelivers(@ForAll("tables") List<List<String>> table) throws Exception {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecords(table);
        }
        byte[] bytes = text.toString().getBytes(UTF_8);
        for (int end = 0; end <= bytes.length; end++) {
            for (RowSplitter splitter : splitters()) {
                assertThat(splitAt(splitter, bytes, end))
                        .as("%s at %d", splitter, end)
                        .isEqualTo(splitAt(splitter, bytes, bytes.length));
            }
        }
    }

    /** Splits the first row as it is when the buffer first ends at {@code end}. */
    private static List<Object> splitAt(RowSplitter splitter, byte[] bytes, int end) {
        try {
            return new ArrayList<>(firstRow(splitter, bytes, end));
        } catch (Refusal e) {
            return List.of(e.code(), e.reason(), splitter.reached());
        }
    }

    private static List<RowSplitter> splitters() {
        return List.of(
                new CsvSplitter((byte) ',', (byte) '"', false),
                new DelimitedSplitter((byte) ',', false),
                new MarkedSplitter(new CopyFormat.Delimited(",a", true, true), false),
                new MarkedSplitter(new CopyFormat.Delimited(",", false, true), false),
                new JsonSplitter());
    }

    private static List<Integer> firstRow(RowSplitter splitter, byte[] bytes, int end) throws Refusal {
        Fields fields = new Fields();
        byte[] buffer = Arrays.copyOf(bytes, bytes.length + Stops.SLACK);
        buffer[end] = '\n';
        int next = splitter.split(buffer, 0, end, end == bytes.length, fields);
        if (next == RowSplitter.MORE) {
            buffer = Arrays.copyOf(bytes, bytes.length + Stops.SLACK);
            buffer[bytes.length] = '\n';
            next = splitter.split(buffer, 0, bytes.length, true, fields);
        }
        List<Integer> found = new ArrayList<>(List.of(next, fields.count(), fields.lines()));
        for (int i = 0; i < fields.count(); i++) {
            found.add(fields.start(i));
            found.add(fields.end(i));
        }
        return found;
    }
}
