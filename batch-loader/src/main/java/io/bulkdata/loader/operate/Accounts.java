package io.bulkdata.loader.operate;

import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchRegister;
import io.bulkdata.redshift.ledger.LoadSum;
import java.time.Instant;
import java.util.Optional;

/** Compares what the ledger and what a loaded batch itself say of its load: rows, files, bytes. */
final class Accounts {

    private final BatchRegister register;
    private final LedgerFacts ledger;

    Accounts(BatchRegister register, LedgerFacts ledger) {
        this.register = register;
        this.ledger = ledger;
    }

    /** What they say differently; empty when they agree. */
    Optional<String> difference(Batch batch, LoadSum line) {
        return rows(batch, line).or(() -> files(batch, line)).or(() -> bytes(batch, line));
    }

    private static Optional<String> rows(Batch batch, LoadSum line) {
        return Tally.rowsTold(batch)
                .filter(told -> told != line.rows())
                .map(told -> "its notice told of " + told + " rows, and the ledger has " + line.rows());
    }

    /** Files that a newer full made pointless are not in the ledger. */
    private Optional<String> files(Batch batch, LoadSum line) {
        long left = batch.files() - line.files();
        return left == 0 || (left > 0 && left <= pointless(batch, line))
                ? Optional.empty()
                : Optional.of("it has " + batch.files() + " files, and the ledger has " + line.files());
    }

    private long pointless(Batch batch, LoadSum line) {
        Optional<Instant> lastFull = ledger.lastFull(line.table());
        return register.members(batch.id()).stream()
                .filter(member -> lastFull.filter(member.exportTime()::isBefore).isPresent())
                .count();
    }

    private static Optional<String> bytes(Batch batch, LoadSum line) {
        boolean whole = batch.files() == line.files();
        boolean agree = whole ? batch.bytes() == line.bytes() : batch.bytes() > line.bytes();
        return agree
                ? Optional.empty()
                : Optional.of("it has " + batch.bytes() + " bytes, and the ledger has " + line.bytes());
    }
}
