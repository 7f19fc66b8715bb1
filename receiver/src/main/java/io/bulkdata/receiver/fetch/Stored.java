package io.bulkdata.receiver.fetch;

import io.bulkdata.core.export.ExportFile;
import java.time.Instant;

/**
 * An export that is in the landing bucket now.
 *
 * @param bytes its size as stored
 * @param exportTime when it was made, or announced where its name does not tell
 */
record Stored(ExportFile file, long bytes, Instant exportTime) {}
