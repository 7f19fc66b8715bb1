package io.bulkdata.loader.operate;

import io.bulkdata.loader.Announcements;
import io.bulkdata.loader.BatchRegister;
import io.bulkdata.loader.LandedFile;
import io.bulkdata.loader.LandedFiles;
import io.bulkdata.redshift.sql.S3Uri;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Feeds files that are there already to the batching half, as if they had just landed. What is known is skipped. */
public final class Backfill {

    private final LandedFiles files;
    private final String landingBucket;
    private final BatchRegister register;
    private final Announcements announcements;

    Backfill(LandedFiles files, String landingBucket, BatchRegister register, Announcements announcements) {
        this.files = files;
        this.landingBucket = landingBucket;
        this.register = register;
        this.announcements = announcements;
    }

    /**
     * Exports of the landing bucket.
     *
     * @param dry whether to count only
     */
    public Outcome landed(ExportScope scope, boolean dry, Progress progress) {
        Feeding feeding = new Feeding(dry, progress);
        new Exports(files, landingBucket)
                .list(scope, export -> feeding.accept(export.file()), strange -> feeding.strange++);
        return feeding.end();
    }

    /**
     * Files of any bucket that a load rule knows.
     *
     * @param source bucket and prefix
     * @param scope days by which they were written; its table must be null
     * @param dry whether to count only
     */
    public Outcome of(S3Uri source, ExportScope scope, boolean dry, Progress progress) {
        if (scope.table() != null) {
            throw new IllegalArgumentException("Files of " + source + " have no table before a rule gives them one");
        }
        Feeding feeding = new Feeding(dry, progress);
        files.list(source.bucket(), source.key(), "", file -> {
            LocalDate day = file.landed().atZone(ZoneOffset.UTC).toLocalDate();
            if (!scope.isBefore(day) && !scope.isAfter(day) && file.bytes() > 0) {
                feeding.accept(file);
            }
            return true;
        });
        return feeding.end();
    }

    /**
     * What came of it.
     *
     * @param found files that were meant
     * @param known of these, files that are in a batch already
     * @param announced of these, files the batching half is told of now; when only counted, those it would be told of
     * @param strange files that lie among exports and are none
     */
    public record Outcome(long found, long known, long announced, long strange, long bytes) {}

    /** Files on their way, told of by tens. */
    private final class Feeding implements Consumer<LandedFile> {

        private final boolean dry;
        private final Progress progress;
        private final List<LandedFile> waiting = new ArrayList<>();
        private long found;
        private long known;
        private long announced;
        private long strange;
        private long bytes;

        Feeding(boolean dry, Progress progress) {
            this.dry = dry;
            this.progress = progress;
        }

        @Override
        public void accept(LandedFile file) {
            found++;
            progress.at("Files", found, -1);
            if (!register.known(file.uri(), file.etag()).isEmpty()) {
                known++;
                return;
            }
            announced++;
            bytes += file.bytes();
            waiting.add(file);
            if (waiting.size() == Announcements.MOST) {
                tell();
            }
        }

        Outcome end() {
            tell();
            return new Outcome(found, known, announced, strange, bytes);
        }

        private void tell() {
            if (!dry && !waiting.isEmpty()) {
                announcements.announce(waiting);
            }
            waiting.clear();
        }
    }
}
