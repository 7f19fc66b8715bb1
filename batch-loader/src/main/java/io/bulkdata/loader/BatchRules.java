package io.bulkdata.loader;

import java.time.Duration;
import java.time.Instant;

/**
 * When a batch closes: as soon as one of three is reached.
 *
 * @param files at most so many
 * @param bytes at least so many, as stored
 * @param age since its first file
 */
public record BatchRules(long files, long bytes, Duration age) {

    /** Whether the batch is to be closed now. */
    public boolean close(Batch batch, Instant now) {
        return batch.files() >= files
                || batch.bytes() >= bytes
                || !batch.opened().plus(age).isAfter(now);
    }
}
