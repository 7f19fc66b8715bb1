package io.bulkdata.loader.operate;

import io.bulkdata.core.export.ExportFile;
import io.bulkdata.loader.LandedFile;
import io.bulkdata.loader.LandedFiles;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;

/**
 * The exports of the landing bucket, found by listing. Days are folders, so that only the days that are meant are listed: one
 * request for a thousand files, and one for each folder of a table.
 */
final class Exports {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");

    private final LandedFiles files;
    private final String bucket;

    Exports(LandedFiles files, String bucket) {
        this.files = files;
        this.bucket = bucket;
    }

    /**
     * @param each is given every export that is meant
     * @param strange is given every other file that lies among them
     */
    void list(ExportScope scope, Consumer<LandedExport> each, Consumer<LandedFile> strange) {
        for (String organisation : files.folders(bucket, ExportFile.LANDING_PREFIX)) {
            String ofOrganisation = ExportFile.LANDING_PREFIX + organisation + "/";
            for (String kind : files.folders(bucket, ofOrganisation)) {
                String ofKind = ofOrganisation + kind + "/";
                for (String table : tables(scope, ofKind)) {
                    list(ofKind + table + "/", scope, each, strange);
                }
            }
        }
    }

    private List<String> tables(ExportScope scope, String prefix) {
        return scope.table() == null
                ? files.folders(bucket, prefix)
                : List.of(scope.table().value());
    }

    private void list(String prefix, ExportScope scope, Consumer<LandedExport> each, Consumer<LandedFile> strange) {
        String after = scope.from() == null ? "" : prefix + DAY.format(scope.from());
        files.list(bucket, prefix, after, file -> {
            ExportFile export;
            try {
                export = ExportFile.ofLandingKey(file.uri().key());
            } catch (IllegalArgumentException e) {
                strange.accept(file);
                return true;
            }
            if (!scope.isAfter(export.day())) {
                each.accept(new LandedExport(file, export));
                return true;
            }
            return false;
        });
    }
}
