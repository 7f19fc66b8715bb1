package io.bulkdata.core.export;

/** How a file is compressed, told from its first bytes: names and settings have been wrong before. */
public enum Compression {
    NONE,
    GZIP,
    BZIP2,
    ZSTD;

    /** How many of a file's first bytes {@link #detect} wants to see. */
    public static final int MAGIC_BYTES = 4;

    private static final int[] GZIP_MAGIC = {0x1f, 0x8b};
    private static final int[] BZIP2_MAGIC = {'B', 'Z', 'h'};
    private static final int[] ZSTD_MAGIC = {0x28, 0xb5, 0x2f, 0xfd};

    /** Decides by the first {@value #MAGIC_BYTES} bytes, or by fewer when the file has no more. */
    public static Compression detect(byte[] start) {
        if (startsWith(start, GZIP_MAGIC)) {
            return GZIP;
        }
        if (startsWith(start, BZIP2_MAGIC) && start.length > 3 && start[3] >= '1' && start[3] <= '9') {
            return BZIP2;
        }
        return startsWith(start, ZSTD_MAGIC) ? ZSTD : NONE;
    }

    private static boolean startsWith(byte[] bytes, int[] magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
