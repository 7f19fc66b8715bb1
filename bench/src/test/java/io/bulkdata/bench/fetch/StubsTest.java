package io.bulkdata.bench.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.bench.http.LoopbackServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What both ways of copying are measured against: it offers the file, and sees whether it arrived. */
class StubsTest {

    private static final SampleFile FILE = new SampleFile("large", 3_000_001);
    private static final int PART = 2_000_000;

    private final S3Stub s3 = new S3Stub();
    private final LoopbackServer source =
            LoopbackServer.start(ServerSocketFactory.getDefault(), new SourceStub(List.of(FILE)));
    private final LoopbackServer bucket = LoopbackServer.start(ServerSocketFactory.getDefault(), s3);

    @AfterEach
    void close() {
        source.close();
        bucket.close();
    }

    private static byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FILE.write(bytes, 0, FILE.size());
        return bytes.toByteArray();
    }

    private static byte[] send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.ofByteArray())
                .body();
    }

    private static URI uri(LoopbackServer server, String target) {
        return URI.create("http://127.0.0.1:" + server.port() + target);
    }

    private void put(String query, byte[] body) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(uri(bucket, "/landing/key" + query))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    @Test
    void fileAndRangesOfItAreOffered() throws Exception {
        URI uri = uri(source, FILE.path());
        assertThat(send(HttpRequest.newBuilder(uri))).isEqualTo(bytes());
        assertThat(send(HttpRequest.newBuilder(uri).header("Range", "bytes=2000000-9999999")))
                .isEqualTo(Arrays.copyOfRange(bytes(), PART, bytes().length));
    }

    @Test
    void partsInAnyOrderAreTheFileOnceTheyAreCompleted() throws Exception {
        put("?partNumber=2&uploadId=upload", Arrays.copyOfRange(bytes(), PART, bytes().length));
        put("?partNumber=1&uploadId=upload", Arrays.copyOf(bytes(), PART));
        assertThatThrownBy(() -> s3.take(FILE)).hasMessageContaining("complete: false");
        send(HttpRequest.newBuilder(uri(bucket, "/landing/key?uploadId=upload"))
                .POST(HttpRequest.BodyPublishers.ofString("<CompleteMultipartUpload/>")));
        assertThat(s3.take(FILE)).isEqualTo("{CompleteMultipartUpload=1, UploadPart=2}");
    }

    @Test
    void otherBytesAndFewerAreNotTheFile() throws Exception {
        byte[] other = bytes();
        other[1_234_567]++;
        put("", other);
        assertThatThrownBy(() -> s3.take(FILE)).hasMessageContaining("Other bytes");
        put("", Arrays.copyOf(bytes(), PART));
        assertThatThrownBy(() -> s3.take(FILE)).hasMessageContaining("of 3000001");
    }
}
