package io.bulkdata.loader.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.core.aws.AwsEnvironment;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.aws.S3Manifests;
import io.bulkdata.redshift.sql.S3Uri;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

class WiringTest {

    @Test
    void aConnectionToS3ThatBreaksBeforeTheBodyIsTriedAgain() throws IOException {
        try (BreakingServer server = new BreakingServer();
                S3Client s3 = Wiring.s3(new AwsEnvironment(new Settings(Map.of(
                        "AWS_REGION", "us-east-1",
                        "AWS_ACCESS_KEY_ID", "key",
                        "AWS_SECRET_ACCESS_KEY", "secret",
                        "AWS_ENDPOINT_URL_S3", server.endpoint().toString()))))) {
            new S3Manifests(s3).write(new S3Uri("bucket", "manifests/a.manifest"), "{\"entries\":[]}");

            assertThat(server.taken()).isEqualTo(1);
        }
    }
}
