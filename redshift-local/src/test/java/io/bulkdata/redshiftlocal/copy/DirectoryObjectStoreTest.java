package io.bulkdata.redshiftlocal.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryObjectStoreTest {

    @TempDir
    private Path folder;

    private Path root;
    private DirectoryObjectStore objects;

    @BeforeEach
    void makeBucket() throws IOException {
        Files.writeString(folder.resolve("secret"), "secret");
        root = Files.createDirectory(folder.resolve("root"));
        Path bucket = Files.createDirectory(root.resolve("bucket"));
        Files.createDirectory(root.resolve("other"));
        Files.writeString(bucket.resolve("b.csv"), "b");
        Files.createDirectories(bucket.resolve("a/deep"));
        Files.writeString(bucket.resolve("a/deep/c.csv"), "c");
        Files.writeString(bucket.resolve("a.csv"), "a");
        objects = new DirectoryObjectStore(root);
    }

    @Test
    void filesAreObjects() throws IOException {
        assertThat(read("a/deep/c.csv")).isEqualTo("c");
        assertThatThrownBy(() -> read("a/deep")).isInstanceOf(FileNotFoundException.class);
        assertThatThrownBy(() -> read("none")).isInstanceOf(FileNotFoundException.class);
    }

    @Test
    void prefixNeedNotEndAtAFolder() throws IOException {
        assertThat(objects.list(at("a"))).extracting(S3Location::key).containsExactly("a.csv", "a/deep/c.csv");
        assertThat(objects.list(at("a/d"))).extracting(S3Location::key).containsExactly("a/deep/c.csv");
        assertThat(objects.list(at("../other"))).isEmpty();
        assertThatThrownBy(() -> objects.list(new S3Location("none", ""))).isInstanceOf(FileNotFoundException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "bucket, ../../secret",
        "bucket, ../other/x",
        "bucket, a/../b.csv",
        "bucket, a//deep/c.csv",
        "bucket, ''",
        "bucket, /etc/passwd",
        "bucket, 'a\0b'",
        ".., root/bucket/b.csv",
        "., bucket/b.csv",
        "'', bucket/b.csv",
        "bucket/a, deep/c.csv",
        ".uploads, x"
    })
    void nothingElseCanBeNamed(String bucket, String key) {
        S3Location location = new S3Location(bucket, key);
        assertThatThrownBy(() -> objects.open(location)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> objects.create(location)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> objects.delete(location)).isInstanceOf(IOException.class);
    }

    @Test
    void linksToTheOutsideAreRefused() throws IOException {
        Files.createSymbolicLink(root.resolve("bucket/link"), folder.resolve("secret"));
        Files.createSymbolicLink(root.resolve("bucket/up"), folder);
        assertThatThrownBy(() -> read("link")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("up/secret")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> objects.create(at("up/new/file"))).isInstanceOf(IOException.class);
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void anObjectIsThereOnceItIsComplete() throws IOException {
        try (ObjectUpload upload = objects.create(at("new/part_00"))) {
            upload.write("1|2\n".getBytes(StandardCharsets.UTF_8));
            assertThat(objects.list(at("new"))).isEmpty();
            upload.complete();
        }
        assertThat(read("new/part_00")).isEqualTo("1|2\n");
        objects.delete(at("new/part_00"));
        objects.delete(at("new/part_00"));
        assertThat(objects.list(at("new"))).isEmpty();
    }

    @Test
    void anUploadThatIsGivenUpLeavesNothing() throws IOException {
        try (ObjectUpload upload = objects.create(at("b.csv"))) {
            upload.write(1);
        }
        assertThat(read("b.csv")).isEqualTo("b");
        assertThat(root.resolve(".uploads")).isEmptyDirectory();
    }

    private String read(String key) throws IOException {
        try (InputStream in = objects.open(at(key))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static S3Location at(String key) {
        return new S3Location("bucket", key);
    }
}
