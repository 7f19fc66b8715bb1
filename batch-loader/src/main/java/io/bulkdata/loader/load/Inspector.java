package io.bulkdata.loader.load;

import io.bulkdata.core.export.ExportFile;
import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.loader.Landing;
import io.bulkdata.loader.LoadFailure;
import io.bulkdata.loader.Manifests;
import io.bulkdata.loader.Member;
import io.bulkdata.redshift.ledger.AddedLoad;
import io.bulkdata.redshift.sql.S3Uri;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;

/** Looks into files: how they are compressed and which columns they have. */
final class Inspector {

    private final Landing landing;
    private final Manifests manifests;

    Inspector(Landing landing, Manifests manifests) {
        this.landing = landing;
        this.manifests = manifests;
    }

    /** @throws LoadFailure when a file is gone, empty or has no header */
    List<SourceFile> inspect(List<Member> members) {
        return members.stream()
                .map(member -> inspect(member.uri(), member.bytes(), member.exportTime()))
                .toList();
    }

    /** The files of a load that was done earlier. */
    List<SourceFile> inspect(AddedLoad load) {
        return Manifest.parse(manifests.read(load.manifest())).entries().stream()
                .map(entry -> {
                    S3Uri uri = S3Uri.parse(entry.url());
                    return inspect(uri, entry.meta().bytes(), exportTime(uri, load));
                })
                .toList();
    }

    private SourceFile inspect(S3Uri uri, long bytes, Instant exportTime) {
        try (InputStream start = landing.start(uri)) {
            FileStart content = FileStart.read(start);
            return new SourceFile(uri, bytes, exportTime, content.compression(), content.header());
        } catch (IllegalArgumentException e) {
            throw new LoadFailure(FailureClass.DATA, "Cannot load " + uri + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new LoadFailure(FailureClass.TRANSIENT, "Cannot read the header of " + uri, e);
        }
    }

    private static Instant exportTime(S3Uri uri, AddedLoad load) {
        return ExportFile.ofLandingKey(uri.key()).exportTime().orElse(load.exportTime());
    }
}
