package io.bulkdata.loader.operate;

import io.bulkdata.loader.BatchRegister;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.KnownFile;
import io.bulkdata.loader.LandedFile;
import io.bulkdata.loader.LandedFiles;
import io.bulkdata.loader.RegisteredBatch;
import io.bulkdata.redshift.sql.S3Uri;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at files, and forgets that they are known. */
public final class FileDesk {

    private static final Set<BatchState> ENDS =
            EnumSet.of(BatchState.LOADED, BatchState.SUPERSEDED, BatchState.QUARANTINED);

    private final BatchRegister register;
    private final LandedFiles files;
    private final LedgerBook ledger;

    FileDesk(BatchRegister register, LandedFiles files, LedgerBook ledger) {
        this.register = register;
        this.files = files;
        this.ledger = ledger;
    }

    /**
     * All there is to know of a file.
     *
     * @param etag of the content that is meant; null for the content the file has now
     * @throws RefusedException when the file is gone and no tag is given
     */
    public FileDetail show(S3Uri file, String etag) {
        Optional<LandedFile> landed = files.find(file);
        String tag = tag(file, etag, landed);
        Optional<LandedFile> same = landed.filter(found -> found.etag().equals(tag));
        return new FileDetail(
                file.toString(),
                tag,
                same.map(LandedFile::bytes).orElse(null),
                same.map(LandedFile::landed).orElse(null),
                register.known(file, tag).stream().map(this::inBatch).toList());
    }

    /**
     * Forgets that a file is in a batch: told of again, it is new.
     *
     * @param etag of the content that is meant; null for the content the file has now
     * @return the targets it was forgotten for
     * @throws RefusedException when it is not known, or on its way into the warehouse
     */
    public List<String> forget(S3Uri file, String etag) {
        String tag = tag(file, etag, etag == null ? files.find(file) : Optional.empty());
        List<KnownFile> known = register.known(file, tag);
        if (known.isEmpty()) {
            throw new RefusedException("Nothing is known of " + file + " with the ETag " + tag);
        }
        known.forEach(in -> checkEnd(file, in));
        return known.stream()
                .filter(in -> register.forget(file, tag, in))
                .map(KnownFile::target)
                .toList();
    }

    private static String tag(S3Uri file, String etag, Optional<LandedFile> landed) {
        if (etag != null) {
            return etag.replace("\"", "");
        }
        return landed.map(LandedFile::etag)
                .orElseThrow(() -> new RefusedException("There is no object " + file + ": name its ETag with --etag"));
    }

    /** Else the file would be loaded twice. */
    private void checkEnd(S3Uri file, KnownFile known) {
        register.find(known.batch())
                .map(found -> found.batch().state())
                .filter(state -> !ENDS.contains(state))
                .ifPresent(state -> {
                    throw new RefusedException(
                            "Cannot forget " + file + ": batch " + known.batch() + ", which has it, is " + state);
                });
    }

    private FileDetail.InBatch inBatch(KnownFile known) {
        Optional<RegisteredBatch> batch = register.find(known.batch());
        LedgerBook.Answer answer = ledger.ask(known.batch().value(), known.target());
        return new FileDetail.InBatch(
                known.target(),
                known.batch().value(),
                batch.map(BatchView::of).orElse(null),
                answer.load(),
                answer.problem());
    }
}
