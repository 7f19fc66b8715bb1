package io.bulkdata.receiver.webhook.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.core.export.ExportKind;
import io.bulkdata.core.export.TableName;
import io.bulkdata.core.message.ExportRequest;
import io.bulkdata.core.message.ExportRequest.S3Object;
import io.bulkdata.core.message.Json;
import java.net.URI;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;

/** The message that is written by hand. */
class ExportMessageTest {

    private static final URI URL =
            URI.create("https://b.s3.amazonaws.com/a/x.csv?X-Amz-Expires=21600&X-Amz-Signature=0");

    @Property
    void isTheOneThatJsonWouldWrite(
            @ForAll ExportKind kind,
            @ForAll boolean inS3,
            @ForAll @NotEmpty String text,
            @ForAll boolean hasId,
            @ForAll @LongRange(min = 0, max = 4_102_444_800_000L) long received) {
        ExportRequest request = new ExportRequest(
                kind,
                new TableName("signatures"),
                URL,
                inS3 ? new S3Object("bucket", text) : null,
                hasId ? text : null,
                Instant.ofEpochMilli(received));
        assertThat(ExportMessage.of(request)).isEqualTo(Json.write(request));
    }
}
