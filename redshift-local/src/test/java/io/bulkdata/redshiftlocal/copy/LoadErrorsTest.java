package io.bulkdata.redshiftlocal.copy;

import static io.bulkdata.redshiftlocal.copy.CopyCase.FILE;
import static io.bulkdata.redshiftlocal.copy.CopyCase.character;
import static io.bulkdata.redshiftlocal.copy.CopyCase.column;
import static io.bulkdata.redshiftlocal.copy.CopyCase.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The guide's "Data load operations" (MAXERROR, NOLOAD) and "STL_LOAD_ERRORS". */
class LoadErrorsTest {

    private static CopyCase numbers() {
        return CopyCase.of(varchar(20), column(TargetColumn.Type.INTEGER));
    }

    @Test
    void theFirstBadRowFailsTheLoadAndIsToldInFull() {
        CopyFailure failure = numbers()
                .with(o -> o.ignoreHeader = 1)
                .file("name,number\n\"two\nlines\",1\né€,x7\nz,y\n")
                .failure();
        assertThat(failure.errors())
                .containsExactly(new LoadError(
                        S3Location.parse(FILE),
                        4,
                        "a_integer",
                        "int4",
                        null,
                        3,
                        "é€,x7",
                        "x7",
                        1207,
                        "Invalid digit, Value 'x', Pos 0, Type: Integer"));
        assertThat(failure)
                .hasMessage("s3://bucket/data/file.csv line 4, column \"a_integer\": "
                        + "Invalid digit, Value 'x', Pos 0, Type: Integer (error 1207)");
    }

    @Test
    void oneErrorLessThanMaxErrorIsSkippedAndReported() throws Exception {
        String file = "a,1\nb,x\nc,3\nd,y\ne,5\n";
        CopyOutcome outcome = numbers().with(o -> o.maxError = 3).file(file).outcome();
        assertThat(outcome.rows()).isEqualTo(3);
        assertThat(outcome.skipped()).extracting(LoadError::line).containsExactly(2L, 4L);
        assertThat(numbers().with(o -> o.maxError = 3).file(file).rows())
                .containsExactly(List.of("a", "1"), List.of("c", "3"), List.of("e", "5"));
        CopyFailure failure = numbers().with(o -> o.maxError = 2).file(file).failure();
        assertThat(failure.errors()).hasSize(2);
        assertThat(failure).hasMessageStartingWith("2 rows were refused, the last of them at s3://");
        assertThat(numbers().with(o -> o.maxError = 1).file(file).failure().errors())
                .hasSize(1);
    }

    @Test
    void linesAreCountedInEachFile() throws Exception {
        CopyOutcome outcome = numbers()
                .with(o -> o.maxError = 9)
                .with(o -> o.ignoreBlankLines = true)
                .file("s3://bucket/data/1", "a,1\n\n\r\nb,x\n")
                .file("s3://bucket/data/2", "c,x\n")
                .outcome();
        assertThat(outcome.skipped())
                .extracting(error -> error.file().key(), LoadError::line)
                .containsExactly(tuple("data/1", 4L), tuple("data/2", 1L));
        assertThat(outcome.files()).hasSize(2);
        assertThat(outcome.bytes()).isEqualTo(15);
    }

    @Test
    void longRowsAndValuesAreCutAndMadeReadable() {
        String row = "é".repeat(3000) + ",x" + "y".repeat(3000);
        LoadError error = CopyCase.of(varchar(65535), column(TargetColumn.Type.INTEGER))
                .file(row)
                .error();
        assertThat(error.rawLine()).isEqualTo("é".repeat(1024));
        assertThat(error.rawValue()).isEqualTo("x" + "y".repeat(1023));
        assertThat(error.position()).isEqualTo(3001);
        LoadError unreadable =
                CopyCase.of(character(3)).file(new byte[] {'a', (byte) 0xff}).error();
        assertThat(unreadable.rawLine()).isEqualTo("a.");
    }

    @Test
    void withNoLoadEverythingIsCheckedAndNothingWritten() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CopyOutcome outcome = numbers()
                .with(o -> o.noLoad = true)
                .file("a,1\nb,2\n".repeat(20_000))
                .writeTo(out);
        assertThat(outcome.rows()).isEqualTo(40_000);
        assertThat(out.size()).isZero();
        assertThat(numbers().with(o -> o.noLoad = true).file("a,x\n").error().code())
                .isEqualTo(1207);
    }

    @Test
    void whatTheReceiverOfTheRowsThrowsComesThrough() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("the receiver is gone");
            }
        };
        CopyStream stream = numbers().file("a,1\n").stream();
        assertThatThrownBy(() -> stream.writeTo(S3Location.parse(FILE), broken))
                .isInstanceOf(IOException.class)
                .hasMessage("the receiver is gone");
    }

    @Test
    void aStreamCanBeWrittenTwice() throws Exception {
        CopyStream stream = numbers().file("a,1\n").stream();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        stream.writeTo(S3Location.parse(FILE), out);
        stream.writeTo(S3Location.parse(FILE), out);
        assertThat(out).hasToString("a\t1\na\t1\n");
    }
}
