package io.bulkdata.core.export;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the fetch writes to a landed object, so that nobody has to look into it again: the object's user metadata, without
 * anything of its rows.
 *
 * @param exportTime the time in the file's name, else when the export was announced
 * @param headerSha256 {@link #headerSha256(List)} of the file's columns; null when the fetch could not read them
 * @param sourceETag the ETag of what was fetched, without its quotation marks; null when it had none
 */
public record LandedMetadata(
        TableName table,
        ExportKind kind,
        Instant exportTime,
        String headerSha256,
        Compression compression,
        String sourceETag) {

    private static final String TABLE = "bulkdata-table";
    private static final String KIND = "bulkdata-kind";
    private static final String EXPORT_TIME = "bulkdata-export-time";
    private static final String HEADER_SHA_256 = "bulkdata-header-sha256";
    private static final String COMPRESSION = "bulkdata-compression";
    private static final String SOURCE_ETAG = "bulkdata-source-etag";

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern ETAG = Pattern.compile("[!#-~]{1,200}");

    /** @throws IllegalArgumentException when {@code headerSha256} or {@code sourceETag} cannot be one */
    public LandedMetadata {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(exportTime, "exportTime");
        Objects.requireNonNull(compression, "compression");
        check(SHA_256, headerSha256);
        check(ETAG, sourceETag);
    }

    private static void check(Pattern pattern, String value) {
        if (value != null && !pattern.matcher(value).matches()) {
            throw new IllegalArgumentException("Not for a landed object's metadata: " + Shown.of(value));
        }
    }

    /**
     * The fingerprint of a header: SHA-256 in lower-case hex over the UTF-8 of all names, each in quotation marks with those
     * inside doubled, separated by commas. So it depends on neither how the file quotes them nor how its lines end.
     */
    public static String headerSha256(List<String> columns) {
        String header = columns.stream()
                .map(name -> '"' + name.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(header.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** The metadata by its names, which S3 prefixes with {@code x-amz-meta-}. */
    public Map<String, String> toMap() {
        Map<String, String> map = new TreeMap<>();
        map.put(TABLE, table.value());
        map.put(KIND, kind.wireName());
        map.put(EXPORT_TIME, exportTime.toString());
        map.put(COMPRESSION, compression.name());
        if (headerSha256 != null) {
            map.put(HEADER_SHA_256, headerSha256);
        }
        if (sourceETag != null) {
            map.put(SOURCE_ETAG, sourceETag);
        }
        return map;
    }

    /** Reads {@link #toMap} back; empty for an object that the fetch did not store, or stored by other rules than these. */
    public static Optional<LandedMetadata> of(Map<String, String> map) {
        try {
            return ExportKind.ofWireName(map.get(KIND))
                    .map(kind -> new LandedMetadata(
                            new TableName(map.get(TABLE)),
                            kind,
                            Instant.parse(map.getOrDefault(EXPORT_TIME, "")),
                            map.get(HEADER_SHA_256),
                            Compression.valueOf(map.getOrDefault(COMPRESSION, "")),
                            map.get(SOURCE_ETAG)));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
