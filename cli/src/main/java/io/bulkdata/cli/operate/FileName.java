package io.bulkdata.cli.operate;

import io.bulkdata.redshift.sql.S3Uri;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Which file a command is for. */
final class FileName {

    @Parameters(paramLabel = "FILE", converter = Address.class, description = "s3://bucket/key")
    private S3Uri file;

    @Option(
            names = "--etag",
            paramLabel = "ETAG",
            description = "Of the content that is meant, when it is not what the file holds now.")
    private String etag;

    S3Uri file() {
        return file;
    }

    /** Null for the content the file has now. */
    String etag() {
        return etag;
    }

    /** Reads {@code s3://bucket/key}. */
    static final class Address implements ITypeConverter<S3Uri> {
        @Override
        public S3Uri convert(String text) {
            try {
                return S3Uri.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
