package io.bulkdata.redshiftlocal.copy;

import static io.bulkdata.redshiftlocal.copy.CopyCase.ofVarchars;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guide's "COPY from Amazon S3" and "Using a manifest to specify data files". */
class SourceFilesTest {

    private static final String MANIFEST = "s3://bucket/load.manifest";

    private static CopyCase manifest(String json) {
        return ofVarchars(1)
                .with(o -> o.manifest = true)
                .from(MANIFEST)
                .file(MANIFEST, json)
                .file("s3://bucket/1", "one\n")
                .file("s3://other/2", "two\n");
    }

    private static String entries(String... entries) {
        return "{\"entries\":[" + String.join(",", entries) + "]}";
    }

    @Test
    void aPrefixNamesAllKeysThatBeginWithIt() throws Exception {
        assertThat(ofVarchars(1)
                        .from("s3://bucket/a/x")
                        .file("s3://bucket/a/x", "1\n")
                        .file("s3://bucket/a/x/2", "2\n")
                        .file("s3://bucket/a/x/3/", "")
                        .file("s3://bucket/a/xyz", "4\n")
                        .file("s3://bucket/a/y", "5\n")
                        .file("s3://bucket2/a/x", "6\n")
                        .rows())
                .containsExactly(List.of("1"), List.of("2"), List.of("4"));
    }

    @Test
    void aPrefixThatNoKeyHasIsAnError() {
        assertThat(ofVarchars(1).from("s3://bucket/nothing").failure())
                .hasMessage("The specified S3 prefix 'nothing' does not exist");
    }

    @Test
    void aManifestNamesItsFilesInOrderAndAsOftenAsItLikes() throws Exception {
        String one = "{\"url\":\"s3://bucket/1\",\"mandatory\":true,\"meta\":{\"content_length\":4}}";
        String two = "{\"url\":\"s3://other/2\"}";
        assertThat(manifest(entries(two, one, one)).rows())
                .containsExactly(List.of("two"), List.of("one"), List.of("one"));
        assertThat(manifest(entries(two, one, one)).outcome().files()).hasSize(3);
    }

    @Test
    void whatUnloadWritesBesideTheEntriesIsAccepted() throws Exception {
        assertThat(manifest("{\"entries\":[{\"url\":\"s3://bucket/1\"}],\"schema\":{\"elements\":[]},"
                                + "\"meta\":{\"record_count\":1},\"author\":{\"name\":\"Amazon Redshift\"}}")
                        .value())
                .isEqualTo("one");
    }

    @Test
    void aMissingFileIsSkippedUnlessItIsMandatory() throws Exception {
        String one = "{\"url\":\"s3://bucket/1\"}";
        assertThat(manifest(entries("{\"url\":\"s3://bucket/none\",\"mandatory\":false}", one))
                        .value())
                .isEqualTo("one");
        assertThat(manifest(entries(one, "{\"url\":\"s3://bucket/none\",\"mandatory\":true}"))
                        .failure())
                .hasMessage("S3ServiceException:The specified key does not exist.,Status 404,Error NoSuchKey: "
                        + "s3://bucket/none");
    }

    @Test
    void aManifestOfMissingFilesOnlyIsAnError() {
        assertThat(manifest(entries("{\"url\":\"s3://bucket/none\"}")).failure())
                .hasMessage("No file of the manifest s3://bucket/load.manifest exists");
    }

    @Test
    void aManifestThatIsMissingIsAnError() {
        assertThat(ofVarchars(1).with(o -> o.manifest = true).from(MANIFEST).failure())
                .hasMessage("Problem reading manifest file s3://bucket/load.manifest - S3ServiceException:"
                        + "The specified key does not exist.,Status 404,Error NoSuchKey");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"entries\":; it is not JSON",
                "{\"entries\":[]} x; it is not JSON",
                "''; an object with the keys [author, entries, meta, schema] was expected",
                "[]; an object with the keys [author, entries, meta, schema] was expected",
                "{}; it has no entries",
                "{\"entries\":[]}; it has no entries",
                "{\"entries\":{}}; it has no entries",
                "{\"entries\":[1]}; an object with the keys [mandatory, meta, url] was expected",
                "{\"entries\":[{}]}; an entry has no url",
                "{\"entries\":[{\"url\":7}]}; an entry has no url",
                "{\"entries\":[{\"url\":\"s3://bucket/1\",\"mandatory\":1}]}; neither true nor false",
                "{\"entries\":[{\"url\":\"https://bucket/1\"}]}; Not an s3:// address: https://bucket/1",
                "{\"entries\":[{\"url\":\"s3://bucket/\"}]}; names no file",
                "{\"entries\":[{\"url\":\"s3://bucket/1\",\"mandatry\":true}]}; \"mandatry\" is not a key",
                "{\"entries\":[{\"url\":\"s3://bucket/1\"}],\"x\":1}; \"x\" is not a key"
            })
    void aManifestThatIsWrongIsAnErrorThatSaysSo(String json, String reason) {
        assertThat(manifest(json).failure())
                .hasMessageStartingWith("Problem reading manifest file s3://bucket/load.manifest - ")
                .hasMessageContaining(reason);
    }

    @Test
    void aFileThatBreaksOffIsNamed() {
        ObjectStore breaking = new ObjectStore() {
            @Override
            public InputStream open(S3Location location) {
                return new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("Connection reset");
                    }

                    @Override
                    public int read(byte[] bytes, int from, int length) throws IOException {
                        return read();
                    }
                };
            }

            @Override
            public List<S3Location> list(S3Location prefix) {
                return List.of(prefix);
            }
        };
        CopyCase.OptionsBuilder options = new CopyCase.OptionsBuilder();
        CopyStream stream = new CopyStream(breaking, options.build(), List.of(CopyCase.varchar(9)));
        assertThat(catchThrowableOfType(
                        CopyFailure.class,
                        () -> stream.writeTo(S3Location.parse("s3://b/k"), OutputStream.nullOutputStream())))
                .hasMessage("Cannot read s3://b/k: Connection reset");
    }
}
