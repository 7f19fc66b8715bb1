package io.bulkdata.receiver.fetch;

/**
 * A piece of an export; all but the last are of the same length.
 *
 * @param number counted from 1, as S3 counts the parts of an upload
 */
public record Part(int number, Chunk bytes) {

    public int length() {
        return bytes.length();
    }
}
