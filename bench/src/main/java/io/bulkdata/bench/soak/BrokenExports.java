package io.bulkdata.bench.soak;

import io.bulkdata.awslocal.AwsLocal;
import io.bulkdata.local.controlshift.export.ExportType;
import io.bulkdata.local.controlshift.export.ExportedFile;
import io.bulkdata.local.controlshift.schema.ColumnKind;
import io.bulkdata.local.controlshift.schema.SourceTable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import software.amazon.awssdk.core.sync.RequestBody;

/** Incremental exports that no warehouse can load, put where the good ones are. */
final class BrokenExports {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final String ORGANISATION = "default";
    private static final Duration URL_LIFE = Duration.ofHours(6);

    /** A number that is none, a quotation mark that is never closed. */
    private static final List<String> CONTENTS = List.of("id\nnot a number\n", "id\n\"12\n");

    private final AwsLocal aws;
    private final String bucket;
    private final List<String> tables;
    private final Random random;

    BrokenExports(AwsLocal aws, String bucket, List<SourceTable> tables, Random random) {
        this.aws = aws;
        this.bucket = bucket;
        this.tables = tables.stream()
                .filter(BrokenExports::isNumbered)
                .map(SourceTable::name)
                .toList();
        this.random = random;
    }

    private static boolean isNumbered(SourceTable table) {
        return table.columns().stream()
                .anyMatch(column -> column.name().equals("id")
                        && EnumSet.of(ColumnKind.INTEGER, ColumnKind.BIGINT).contains(column.kind()));
    }

    /** Puts one, of some table. */
    ExportedFile put(Instant time) {
        String table = tables.get(random.nextInt(tables.size()));
        String key = String.join(
                "/",
                ORGANISATION,
                ExportType.INCREMENTAL.folder(),
                table,
                DAY.format(time),
                table + "_" + SECOND.format(time) + ".csv");
        byte[] content = CONTENTS.get(random.nextInt(CONTENTS.size())).getBytes(StandardCharsets.UTF_8);
        aws.s3().putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(content));
        return new ExportedFile(ExportType.INCREMENTAL, table, bucket, key, time, 1, content.length, url(key));
    }

    private URI url(String key) {
        return URI.create(aws.presigner()
                .presignGetObject(request -> request.signatureDuration(URL_LIFE)
                        .getObjectRequest(get -> get.bucket(bucket).key(key)))
                .url()
                .toExternalForm());
    }
}
