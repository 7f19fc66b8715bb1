package io.bulkdata.cli;

import io.bulkdata.redshiftlocal.RedshiftLocalBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where COPY reads and UNLOAD writes. */
final class S3Options {

    @Option(
            names = "--s3",
            paramLabel = "URL",
            defaultValue = "${env:AWS_ENDPOINT_URL_S3}",
            description = "The S3 that COPY reads and UNLOAD writes (AWS_ENDPOINT_URL_S3).")
    private URI endpoint;

    @Option(
            names = "--s3-dir",
            paramLabel = "DIR",
            description = "A folder as the S3: the folders in it are the buckets. Goes before --s3.")
    private Path folder;

    @Option(
            names = "--s3-access-key",
            paramLabel = "ID",
            defaultValue = "${env:AWS_ACCESS_KEY_ID}",
            description = "For --s3 (AWS_ACCESS_KEY_ID).")
    private String accessKey;

    @Option(
            names = "--s3-secret-key",
            paramLabel = "KEY",
            defaultValue = "${env:AWS_SECRET_ACCESS_KEY}",
            description = "For --s3 (AWS_SECRET_ACCESS_KEY).")
    private String secretKey;

    @Option(
            names = "--s3-region",
            paramLabel = "NAME",
            defaultValue = "${env:AWS_REGION:-us-east-1}",
            description = "For --s3 (AWS_REGION, else us-east-1).")
    private String region;

    /** @throws IllegalArgumentException when an S3 is named without keys */
    RedshiftLocalBuilder addTo(RedshiftLocalBuilder builder) throws IOException {
        if (folder != null) {
            return builder.s3(folder);
        }
        if (endpoint == null) {
            return builder;
        }
        if (accessKey == null || secretKey == null) {
            throw new IllegalArgumentException("--s3 " + endpoint + " needs --s3-access-key and --s3-secret-key");
        }
        return builder.s3(endpoint, accessKey, secretKey, region);
    }

    @Override
    public String toString() {
        if (folder != null) {
            return "folder " + folder.toAbsolutePath();
        }
        return endpoint == null ? "none; name one with --s3 or --s3-dir" : endpoint.toString();
    }
}
