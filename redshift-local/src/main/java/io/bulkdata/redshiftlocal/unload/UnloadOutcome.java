package io.bulkdata.redshiftlocal.unload;

import java.util.List;

/** What an UNLOAD that went through wrote; the manifest is not among the files. */
public record UnloadOutcome(long rows, List<WrittenFile> files) {

    public UnloadOutcome {
        files = List.copyOf(files);
    }

    /** Of all files. */
    public long bytes() {
        return files.stream().mapToLong(WrittenFile::bytes).sum();
    }
}
