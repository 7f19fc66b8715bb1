package io.bulkdata.bench.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

/** What the image's MetadataLoader assumes of the SDK's descriptions of services, which it does without. */
class MetadataLoaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"sqs", "sns", "kinesis", "secretsmanager", "a-service-without-a-description"})
    void aServicesSigningRegionIsItsRegion(String service) {
        assertThat(Region.regions())
                .isNotEmpty()
                .allSatisfy(region -> assertThat(ServiceMetadata.of(service).signingRegion(region))
                        .isEqualTo(region));
    }
}
