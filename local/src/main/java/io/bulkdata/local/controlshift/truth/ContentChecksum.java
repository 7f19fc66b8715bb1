package io.bulkdata.local.controlshift.truth;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A checksum of rows in any order. Each row is the SHA-256 of its cells, a cell being one byte that tells whether it is
 * there and, if so, four bytes with its length in UTF-8 and that text; the rows' hashes are added up modulo 2^256. A row that
 * is there twice counts twice. Not safe for several threads.
 */
public final class ContentChecksum {

    private static final int HASH_BYTES = 32;
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(HASH_BYTES * Byte.SIZE);
    private static final byte MISSING = 0;
    private static final byte PRESENT = 1;

    private final MessageDigest digest = sha256();
    private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
    private BigInteger sum = BigInteger.ZERO;
    private long rows;

    /** Adds a row in its canonical form; null for a missing cell. */
    public void add(List<String> canonicalRow) {
        for (String cell : canonicalRow) {
            addCell(cell);
        }
        sum = sum.add(new BigInteger(1, digest.digest()));
        rows++;
    }

    /** How many rows were added. */
    public long rows() {
        return rows;
    }

    /** 64 hex digits. */
    public String value() {
        byte[] padded = new byte[HASH_BYTES];
        byte[] bytes = sum.mod(MODULUS).toByteArray();
        int kept = Math.min(bytes.length, HASH_BYTES);
        System.arraycopy(bytes, bytes.length - kept, padded, HASH_BYTES - kept, kept);
        return HexFormat.of().formatHex(padded);
    }

    private void addCell(String cell) {
        if (cell == null) {
            digest.update(MISSING);
            return;
        }
        byte[] text = cell.getBytes(StandardCharsets.UTF_8);
        digest.update(PRESENT);
        digest.update(length.clear().putInt(text.length).flip());
        digest.update(text);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
