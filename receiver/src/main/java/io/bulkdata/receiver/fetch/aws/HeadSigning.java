package io.bulkdata.receiver.fetch.aws;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.scheme.AwsV4AuthScheme;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignRequest;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignedRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.IdentityProviders;

/**
 * Signs the heads of requests over plain http and not their bodies, as is done over https. The head has the body's checksum. Plain
 * http is for stand-ins of S3 on the same machine, and hashing every body would make them slow.
 */
public final class HeadSigning implements AwsV4AuthScheme {

    private final AwsV4AuthScheme usual = AwsV4AuthScheme.create();

    @Override
    public String schemeId() {
        return usual.schemeId();
    }

    @Override
    public IdentityProvider<AwsCredentialsIdentity> identityProvider(IdentityProviders providers) {
        return usual.identityProvider(providers);
    }

    @Override
    public AwsV4HttpSigner signer() {
        AwsV4HttpSigner signer = usual.signer();
        return new AwsV4HttpSigner() {
            @Override
            public SignedRequest sign(SignRequest<? extends AwsCredentialsIdentity> request) {
                return signed(signer, request);
            }

            @Override
            public CompletableFuture<AsyncSignedRequest> signAsync(
                    AsyncSignRequest<? extends AwsCredentialsIdentity> request) {
                return signer.signAsync(request);
            }
        };
    }

    private static SignedRequest signed(AwsV4HttpSigner signer, SignRequest<? extends AwsCredentialsIdentity> request) {
        SdkHttpRequest plain = request.request();
        // At http's own port the host would be signed with its port and sent without.
        if (plain.protocol().equals("https") || plain.port() == 80) {
            return signer.sign(request);
        }
        SignedRequest signed = signer.sign(request.copy(copy -> copy.request(with("https", plain))));
        return signed.copy(copy -> copy.request(with(plain.protocol(), signed.request())));
    }

    private static SdkHttpRequest with(String protocol, SdkHttpRequest request) {
        return request.toBuilder().protocol(protocol).port(request.port()).build();
    }
}
