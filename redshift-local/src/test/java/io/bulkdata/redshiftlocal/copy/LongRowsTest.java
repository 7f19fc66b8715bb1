package io.bulkdata.redshiftlocal.copy;

import static io.bulkdata.redshiftlocal.copy.CopyCase.ofVarchars;
import static io.bulkdata.redshiftlocal.copy.CopyCase.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The guide's "COPY", "Usage notes": a row is at most 4 MB; and rows that do not fit the reader's buffer. */
class LongRowsTest {

    private static final int LIMIT = 4 << 20;

    private static CopyCase wide() {
        return CopyCase.of(varchar(8 << 20), varchar(9)).with(o -> o.maxError = 9);
    }

    private static String rowOf(int length) {
        return "x".repeat(length - 3) + ",y\n";
    }

    @Test
    void aRowMayHaveFourMegabytesAndNoByteMore() throws Exception {
        CopyOutcome outcome = wide().file("a,1\n" + rowOf(LIMIT) + "b,2\n" + rowOf(LIMIT + 1) + "c,3\n")
                .outcome();
        assertThat(outcome.rows()).isEqualTo(4);
        assertThat(outcome.skipped())
                .extracting(LoadError::line, LoadError::code, LoadError::reason)
                .containsExactly(tuple(4L, 1216, "Input line is not valid: it is longer than 4194304 bytes"));
        assertThat(outcome.skipped().get(0).rawLine()).isEqualTo("x".repeat(1024));
    }

    @Test
    void aRowOfAnyLengthIsSkippedInBoundedMemory() throws Exception {
        CopyOutcome outcome = wide().file("a,1\n" + rowOf(40 << 20) + "c,3\n\"" + rowOf(10 << 20) + "d,4\n")
                .outcome();
        assertThat(outcome.rows()).isEqualTo(3);
        assertThat(outcome.skipped()).extracting(LoadError::line).containsExactly(2L, 4L);
    }

    @Test
    void theFirstLongFieldWithQuotationMarksIsWhole() throws Exception {
        String text = "a \"\"b\"\" ".repeat(5000);
        assertThat(ofVarchars(2).file("1,\"" + text + "\"\n").rows())
                .containsExactly(List.of("1", text.replace("\"\"", "\"")));
    }

    @Test
    void rowsAreReadTheSameHoweverTheBytesArrive() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            text.append(i)
                    .append(",\"")
                    .append("long, \"\"quoted\"\" text\r\n é ".repeat(i % 17))
                    .append("\"\n");
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        List<List<String>> whole = ofVarchars(2).file(bytes).rows();
        assertThat(whole).hasSize(3000);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CopyStream(dribbling(bytes), new CopyCase.OptionsBuilder().build(), List.of(varchar(65535), varchar(65535)))
                .writeTo(S3Location.parse("s3://b/k"), out);
        assertThat(WrittenRows.read(out.toByteArray())).isEqualTo(whole);
    }

    private static ObjectStore dribbling(byte[] bytes) {
        return new ObjectStore() {
            @Override
            public InputStream open(S3Location location) {
                return new FilterInputStream(new ByteArrayInputStream(bytes)) {
                    @Override
                    public int read(byte[] to, int from, int length) throws IOException {
                        return super.read(to, from, Math.min(length, 7));
                    }
                };
            }

            @Override
            public List<S3Location> list(S3Location prefix) {
                return List.of(prefix);
            }
        };
    }
}
