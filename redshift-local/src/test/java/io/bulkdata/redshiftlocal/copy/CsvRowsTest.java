package io.bulkdata.redshiftlocal.copy;

import static io.bulkdata.redshiftlocal.copy.CopyCase.FILE;
import static io.bulkdata.redshiftlocal.copy.CopyCase.ofVarchars;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 4180 and the guide's "Data format parameters", CSV. */
class CsvRowsTest {

    @Test
    void quotesMayHoldDelimitersNewlinesAndDoubledQuotes() throws Exception {
        assertThat(ofVarchars(3)
                        .file("\"a,b\",\"c\nd\r\ne\",\"say \"\"hi\"\"\"\n1,2,3\n")
                        .rows())
                .containsExactly(List.of("a,b", "c\nd\r\ne", "say \"hi\""), List.of("1", "2", "3"));
    }

    @Test
    void bothLineEndsEndRowsAndTheLastOneNeedsNone() throws Exception {
        assertThat(ofVarchars(2).file("a,b\r\nc,d\ne,f").rows())
                .containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e", "f"));
        assertThat(ofVarchars(2).file("a,b\r").rows()).containsExactly(List.of("a", "b"));
        assertThat(ofVarchars(2).file("a,\"b\"").rows()).containsExactly(List.of("a", "b"));
        assertThat(ofVarchars(2).file("a,").rows()).containsExactly(List.of("a", ""));
    }

    @Test
    void anEmptyFileHasNoRows() throws Exception {
        CopyOutcome outcome = ofVarchars(2).file("").outcome();
        assertThat(outcome.rows() + outcome.bytes() + outcome.skipped().size()).isZero();
        assertThat(outcome.files()).hasSize(1);
    }

    @Test
    void aByteOrderMarkBelongsToTheFirstField() throws Exception {
        assertThat(ofVarchars(2).file("\ufeffa,b\n").rows()).containsExactly(List.of("\ufeffa", "b"));
    }

    @Test
    void blanksAroundQuotesAreNotPartOfTheField() throws Exception {
        assertThat(ofVarchars(2).file("  \"a b\" \t, \"c\"\n").rows()).containsExactly(List.of("a b", "c"));
        assertThat(ofVarchars(2).file("  a b ,c\n").rows()).containsExactly(List.of("  a b ", "c"));
    }

    @Test
    void aTabThatDelimitsIsNotABlank() throws Exception {
        assertThat(ofVarchars(3)
                        .with(o -> o.delimiter = "\t")
                        .file("\t\"a\"\t\"b\"\n")
                        .rows())
                .containsExactly(List.of("", "a", "b"));
    }

    @Test
    void anotherQuoteAndAnotherDelimiterCanBeAskedFor() throws Exception {
        assertThat(ofVarchars(2)
                        .with(o -> o.quote = '%')
                        .with(o -> o.delimiter = ";")
                        .file("%a;%%b%;\"c,\"\n")
                        .rows())
                .containsExactly(List.of("a;%b", "\"c,\""));
    }

    @Test
    void aQuoteInAnUnquotedFieldIsRefused() {
        LoadError error = ofVarchars(2).file("x,y\na\"b,c\n").error();
        assertThat(error)
                .isEqualTo(new LoadError(
                        S3Location.parse(FILE),
                        2,
                        null,
                        null,
                        null,
                        0,
                        "a\"b,c",
                        "",
                        1214,
                        "Invalid quote formatting for CSV"));
    }

    @Test
    void textBehindTheClosingQuoteIsRefused() {
        assertThat(ofVarchars(2).file("\"a\"b,c\n").error().reason()).isEqualTo("Invalid quote formatting for CSV");
    }

    @Test
    void aQuoteThatIsNeverClosedIsRefused() {
        assertThat(ofVarchars(2).file("\"a,c\n1,2\n").error().reason()).isEqualTo("Delimited value missing end quote");
    }

    @Test
    void readingGoesOnBehindTheLineThatWasRefused() throws Exception {
        CopyCase copy =
                ofVarchars(2).with(o -> o.maxError = 5).file("1,\"a\"x\n2,b\n3,\"c\nc\"c,\n4,d\n5,\"open\n6,e\n");
        assertThat(copy.rows()).containsExactly(List.of("2", "b"), List.of("4", "d"));
        assertThat(copy.outcome().skipped()).extracting(LoadError::line).containsExactly(1L, 3L, 6L);
    }

    @Test
    void aLoneCarriageReturnOrNulEndsARecordTooEarly() {
        assertThat(ofVarchars(2).file("15,a\rb\n").error())
                .extracting(LoadError::code, LoadError::reason)
                .containsExactly(1216, "Missing newline: Unexpected character 0x62 found at location 5");
        assertThat(ofVarchars(3).file("15,\0,x\n").error().reason())
                .isEqualTo("Missing newline: Unexpected character 0x2c found at location 4");
        assertThat(ofVarchars(2).file("15,\"a\0b\"\n").error().rawLine()).isEqualTo("15,\"a.b\"");
    }

    @Test
    void tooManyAndTooFewFieldsAreRefused() {
        assertThat(ofVarchars(2).file("a,b,c\n").error())
                .extracting(LoadError::code, LoadError::reason, LoadError::column)
                .containsExactly(1202, "Extra column(s) found", null);
        assertThat(ofVarchars(2).file("a,b,\n").error().code()).isEqualTo(1202);
        assertThat(ofVarchars(2).file("a\n").error())
                .extracting(LoadError::code, LoadError::reason)
                .containsExactly(1214, "Delimiter not found");
    }

    @Test
    void blankLinesAreRowsUnlessTheyAreIgnored() throws Exception {
        assertThat(ofVarchars(1).file("a\n\nb\n").rows()).containsExactly(List.of("a"), List.of(""), List.of("b"));
        assertThat(ofVarchars(2).file("a,b\n\n").error().code()).isEqualTo(1214);
        CopyCase ignoring = ofVarchars(2).with(o -> o.ignoreBlankLines = true);
        assertThat(ignoring.file("\n\na,b\n\r\n\nc,d\n\n").rows())
                .containsExactly(List.of("a", "b"), List.of("c", "d"));
        assertThat(ofVarchars(1)
                        .with(o -> o.ignoreBlankLines = true)
                        .file("\n\"\"\n")
                        .rows())
                .containsExactly(List.of(""));
    }

    @Test
    void theHeaderOfEveryFileIsLeftOut() throws Exception {
        assertThat(ofVarchars(2)
                        .with(o -> o.ignoreHeader = 1)
                        .file("s3://bucket/data/1", "id,name\n1,a\n")
                        .file("s3://bucket/data/2", "\"i\nd\",name\n2,b\n")
                        .file("s3://bucket/data/3", "id\"bad,name\n3,c\n")
                        .file("s3://bucket/data/4", "id,name")
                        .rows())
                .containsExactly(List.of("1", "a"), List.of("2", "b"), List.of("3", "c"));
    }

    @Test
    void optionsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> ofVarchars(1).with(o -> o.delimiter = "\"").stream())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'\"'");
        assertThatThrownBy(() -> ofVarchars(1).with(o -> o.delimiter = "é").stream())
                .hasMessageContaining("DELIMITER of CSV must be an ASCII character");
        assertThatThrownBy(() -> ofVarchars(0).stream()).hasMessage("COPY needs at least one column");
        assertThatThrownBy(() -> ofVarchars(1).with(o -> o.maxError = -1).stream())
                .hasMessageContaining("MAXERROR");
    }
}
