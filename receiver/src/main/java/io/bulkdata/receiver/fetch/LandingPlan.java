package io.bulkdata.receiver.fetch;

import io.bulkdata.core.export.ExportFile;
import io.bulkdata.core.export.Organisation;
import io.bulkdata.core.message.ExportRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides which file of the landing bucket an export becomes, from the request alone: the same export becomes the same file
 * whenever and however often it is announced. Kind and table are the webhook's; organisation, day and name are those of the
 * object key {@code <organisation>/{full|incremental}/<table>/<YYYYMMDD>/<file>}.
 */
final class LandingPlan {

    private static final int KEY_SEGMENTS = 5;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.UTC);

    private final Organisation defaultOrganisation;

    LandingPlan(Organisation defaultOrganisation) {
        this.defaultOrganisation = defaultOrganisation;
    }

    ExportFile fileOf(ExportRequest request) {
        String key = request.source() == null ? null : request.source().key();
        return Stream.of(key, request.url().getPath())
                .filter(Objects::nonNull)
                .flatMap(path -> ofKey(path, request).stream())
                .findFirst()
                .orElseGet(() -> ofName(request));
    }

    /** The file of a path that ends like an object key, with at most a bucket in front; empty for any other path. */
    private static Optional<ExportFile> ofKey(String path, ExportRequest request) {
        List<String> segments = segments(path);
        int bucket = segments.size() - KEY_SEGMENTS;
        if (bucket < 0 || bucket > 1) {
            return Optional.empty();
        }
        List<String> key = segments.subList(bucket, segments.size());
        if (!key.get(1).equals("full") && !key.get(1).equals("incremental")) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    file(request, new Organisation(key.get(0)), LocalDate.parse(key.get(3), DAY), key.get(4)));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The file of any other address. The day is the one in the file's name if it has one, so that a later webhook makes no second file. */
    private ExportFile ofName(ExportRequest request) {
        LocalDate received = day(request.receivedAt());
        List<String> segments =
                segments(Objects.requireNonNullElse(request.url().getPath(), ""));
        try {
            ExportFile file = file(request, defaultOrganisation, received, segments.get(segments.size() - 1));
            return file.exportTime()
                    .map(time -> file(request, defaultOrganisation, day(time), file.name()))
                    .orElse(file);
        } catch (IllegalArgumentException e) {
            String name = request.table() + "_" + SECOND.format(request.receivedAt()) + ".csv";
            return file(request, defaultOrganisation, received, name);
        }
    }

    private static ExportFile file(ExportRequest request, Organisation organisation, LocalDate day, String name) {
        return new ExportFile(organisation, request.kind(), request.table(), day, name);
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static List<String> segments(String path) {
        String relative = path.startsWith("/") ? path.substring(1) : path;
        return Arrays.asList(relative.split("/", -1));
    }
}
