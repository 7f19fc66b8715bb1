package io.bulkdata.redshiftlocal.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;

/** What must hold for any valid CSV: COPY reads the rows that commons-csv reads. */
public final class CsvFuzz {

    private static final int MOST_COLUMNS = 4;
    private static final String NULL_TEXT = "no such text";

    private CsvFuzz() {}

    /**
     * Compares both.
     *
     * @param input a byte that chooses the layout, then the fields, each ended by a zero byte
     * @throws AssertionError when they differ
     */
    public static void fuzzerTestOneInput(byte[] input) throws IOException, CopyFailure {
        if (input.length < 2) {
            return;
        }
        int width = 1 + (input[0] & 0xff) % MOST_COLUMNS;
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setQuoteMode((input[0] & 0x10) != 0 ? QuoteMode.ALL : QuoteMode.MINIMAL)
                .setRecordSeparator((input[0] & 0x20) != 0 ? "\r\n" : "\n")
                .setIgnoreEmptyLines(false)
                .get();
        String text = csv(fields(input), width, format);
        List<List<String>> expected = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            for (CSVRecord row : parser) {
                expected.add(row.toList());
            }
        }
        CopyCase copy = CopyCase.ofVarchars(width)
                .with(options -> options.nullAs = NULL_TEXT)
                .file(text);
        assertThat(copy.rows()).isEqualTo(expected);
    }

    private static String[] fields(byte[] input) {
        String text = new String(input, 1, input.length - 1, StandardCharsets.UTF_8);
        // COPY refuses what Unicode reserves for no character, commons-csv does not.
        return text.replaceAll("[\\p{Cn}\\p{Cs}]", "?").replace(NULL_TEXT, "?").split("\0", -1);
    }

    private static String csv(String[] fields, int width, CSVFormat format) throws IOException {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (int row = 0; row * width < fields.length; row++) {
                for (int column = 0; column < width; column++) {
                    int field = row * width + column;
                    printer.print(field < fields.length ? fields[field] : "");
                }
                printer.println();
            }
        }
        return text.toString();
    }
}
