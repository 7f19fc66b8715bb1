package io.bulkdata.receiver.fetch;

import io.bulkdata.core.message.ExportRequest.S3Object;

/**
 * An export inside S3 that was looked at.
 *
 * @param start its first bytes
 * @param size of the whole, in bytes
 * @param eTag in quotation marks
 */
public record SharedExport(S3Object source, Chunk start, long size, String eTag) {

    boolean isWhole() {
        return start.length() == size;
    }
}
