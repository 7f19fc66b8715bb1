package io.bulkdata.awslocal;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** How the SDK's clients are made for the local engines: they read neither the process's environment nor files in the home. */
record Clients(Region region, AwsBasicCredentials credentials) {

    /** By Apache's client: S3Proxy refuses before it has read a body, and the JDK's own client then loses the answer at times. */
    S3Client s3(URI endpoint) {
        return configured(S3Client.builder().forcePathStyle(true), endpoint)
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
    }

    DynamoDbClient dynamoDb(URI endpoint) {
        return configured(DynamoDbClient.builder(), endpoint).build();
    }

    SqsClient sqs(URI endpoint) {
        return configured(SqsClient.builder(), endpoint).build();
    }

    SnsClient sns(URI endpoint) {
        return configured(SnsClient.builder(), endpoint).build();
    }

    SecretsManagerClient secretsManager(URI endpoint) {
        return configured(SecretsManagerClient.builder(), endpoint).build();
    }

    KmsClient kms(URI endpoint) {
        return configured(KmsClient.builder(), endpoint).build();
    }

    KinesisClient kinesis(URI endpoint) {
        return configured(KinesisClient.builder(), endpoint).build();
    }

    S3Presigner presigner(URI endpoint) {
        return S3Presigner.builder()
                .region(region)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .endpointOverride(endpoint)
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(B builder, URI endpoint) {
        return builder.region(region)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .endpointOverride(endpoint)
                .httpClientBuilder(UrlConnectionHttpClient.builder());
    }
}
