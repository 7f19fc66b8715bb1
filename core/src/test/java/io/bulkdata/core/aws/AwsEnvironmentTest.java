package io.bulkdata.core.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.core.settings.Settings;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AwsEnvironmentTest {

    @Test
    void endpointOfTheServiceGoesBeforeTheCommonOne() {
        AwsEnvironment environment = new AwsEnvironment(new Settings(
                Map.of("AWS_ENDPOINT_URL", "http://localhost:1", "AWS_ENDPOINT_URL_SQS", "http://localhost:2")));

        assertThat(environment.endpoint("SQS")).contains(URI.create("http://localhost:2"));
        assertThat(environment.endpoint("S3")).contains(URI.create("http://localhost:1"));
    }

    @Test
    void onAwsThereIsNoEndpoint() {
        assertThat(new AwsEnvironment(new Settings(Map.of("AWS_REGION", "eu-west-1"))).endpoint("S3"))
                .isEmpty();
    }
}
