package io.bulkdata.receiver.fetch.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** What is signed over which protocol. */
class HeadSigningTest {

    @ParameterizedTest
    @CsvSource({
        "https://127.0.0.1:9000/b/k,UNSIGNED-PAYLOAD",
        "http://127.0.0.1:9000/b/k,UNSIGNED-PAYLOAD",
        "http://127.0.0.1/b/k,2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    })
    void bodyIsNotHashedExceptAtPlainHttpsOwnPort(URI address, String hash) {
        SdkHttpRequest request =
                SdkHttpRequest.builder().uri(address).method(SdkHttpMethod.PUT).build();
        ContentStreamProvider body = () -> new ByteArrayInputStream(new byte[] {'x'});
        SdkHttpRequest signed = new HeadSigning()
                .signer()
                .sign(sign -> sign.identity(AwsCredentialsIdentity.create("id", "secret"))
                        .request(request)
                        .payload(body)
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                        .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, false))
                .request();
        assertThat(signed.getUri()).isEqualTo(address);
        assertThat(signed.headers().get("x-amz-content-sha256")).isEqualTo(List.of(hash));
        assertThat(signed.headers()).containsKey("Authorization");
    }
}
