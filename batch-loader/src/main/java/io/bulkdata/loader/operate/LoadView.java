package io.bulkdata.loader.operate;

import java.time.Instant;

/** A load as the warehouse's ledger has it. */
public record LoadView(
        String id,
        String table,
        String mode,
        Instant exportTime,
        String manifest,
        long files,
        long bytes,
        long rows,
        Instant started,
        Instant committed) {}
