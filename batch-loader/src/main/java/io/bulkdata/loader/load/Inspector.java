package io.bulkdata.loader.load;

import io.bulkdata.core.export.Compression;
import io.bulkdata.core.export.ExportFile;
import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.loader.Landing;
import io.bulkdata.loader.LoadFailure;
import io.bulkdata.loader.Manifests;
import io.bulkdata.loader.Member;
import io.bulkdata.loader.rule.Loading;
import io.bulkdata.redshift.ledger.AddedLoad;
import io.bulkdata.redshift.sql.CopyFormat;
import io.bulkdata.redshift.sql.S3Uri;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Looks into files: how they are compressed and which columns they have. */
final class Inspector {

    /** What says itself how it is compressed and what it holds. */
    private static final Set<CopyFormat.Kind> SELF_DESCRIBING =
            Set.of(CopyFormat.Kind.AVRO, CopyFormat.Kind.PARQUET, CopyFormat.Kind.ORC);

    /** Files with fewer bytes are read to their end, which the landing gives in one go. */
    static final long SMALL = 1 << 20;

    private final Landing landing;
    private final Manifests manifests;
    private final Parallel parallel;

    Inspector(Landing landing, Manifests manifests, Parallel parallel) {
        this.landing = landing;
        this.manifests = manifests;
        this.parallel = parallel;
    }

    /** @throws LoadFailure when a file is gone, or empty or without a header where it needs one */
    List<SourceFile> inspect(List<Member> members, Loading loading) {
        return parallel.map(members, member -> inspect(member.uri(), member.bytes(), member.exportTime(), loading));
    }

    /** The files of a load that was done earlier. */
    List<SourceFile> inspect(AddedLoad load, Loading loading) {
        return parallel.map(entries(load), entry -> {
            S3Uri uri = S3Uri.parse(entry.url());
            return inspect(uri, entry.meta().bytes(), exportTime(uri, load), loading);
        });
    }

    /** The addresses of the files of a load that was done earlier. */
    List<S3Uri> addresses(AddedLoad load) {
        return entries(load).stream().map(entry -> S3Uri.parse(entry.url())).toList();
    }

    private List<Manifest.Entry> entries(AddedLoad load) {
        return Manifest.parse(manifests.read(load.manifest())).entries();
    }

    private SourceFile inspect(S3Uri uri, long bytes, Instant exportTime, Loading loading) {
        if (SELF_DESCRIBING.contains(loading.input().format().kind())) {
            return new SourceFile(uri, bytes, exportTime, Compression.NONE, loading.columns(), OptionalLong.empty());
        }
        try (InputStream start = landing.start(uri)) {
            FileStart content = FileStart.read(start, loading, bytes < SMALL);
            return new SourceFile(uri, bytes, exportTime, content.compression(), content.header(), content.rows());
        } catch (IllegalArgumentException e) {
            throw new LoadFailure(FailureClass.DATA, "Cannot load " + uri + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new LoadFailure(FailureClass.TRANSIENT, "Cannot read the header of " + uri, e);
        }
    }

    private static Instant exportTime(S3Uri uri, AddedLoad load) {
        try {
            return ExportFile.ofLandingKey(uri.key()).exportTime().orElse(load.exportTime());
        } catch (IllegalArgumentException e) {
            throw new LoadFailure(
                    FailureClass.CONFIGURATION,
                    "Cannot replace a table by a ControlShift export when a load rule adds to it as well: " + uri,
                    e);
        }
    }
}
