package io.bulkdata.receiver.fetch;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.message.ExportRequest.S3Object;
import io.bulkdata.receiver.fetch.SharedExports.Copied;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings an export into the landing bucket inside S3, where that is possible. */
final class InsideCopy {

    private static final Logger LOG = LoggerFactory.getLogger(InsideCopy.class);

    /** Once more when the file changes meanwhile. */
    private static final int ATTEMPTS = 2;

    private final SharedExports shared;

    InsideCopy(SharedExports shared) {
        this.shared = shared;
    }

    /**
     * How many bytes were copied; empty when the source cannot be copied.
     *
     * @throws FetchException when it is not copied for another reason
     */
    OptionalLong copy(S3Object source, Destination destination, Deadline deadline) {
        String name = "s3://" + source.bucket() + "/" + source.key();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<SharedExport> export = shared.look(source, deadline);
            if (export.isEmpty()) {
                return OptionalLong.empty();
            }
            Copied copied = copy(export.get(), name, destination, deadline);
            if (copied != Copied.CHANGED) {
                return copied == Copied.DONE ? OptionalLong.of(export.get().size()) : OptionalLong.empty();
            }
            LOG.info("{} changed while it was copied", name);
        }
        throw new FetchException(FailureClass.TRANSIENT, "Changed again while it was copied: " + name);
    }

    private Copied copy(SharedExport export, String name, Destination destination, Deadline deadline) {
        if (export.size() == 0) {
            throw Exports.empty(name);
        }
        Exports.refusePage(export.start(), name);
        return shared.copy(
                export,
                destination.file(),
                destination.metadata(export.start(), export.isWhole(), export.eTag()),
                deadline);
    }
}
