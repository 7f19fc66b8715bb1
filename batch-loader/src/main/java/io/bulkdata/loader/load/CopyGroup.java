package io.bulkdata.loader.load;

import io.bulkdata.redshift.sql.S3Uri;
import java.util.List;

/** The files that one COPY reads: of one compression and one header. */
record CopyGroup(S3Uri manifest, SourceFile.Form form, List<SourceFile> files) {
    CopyGroup {
        files = List.copyOf(files);
    }
}
