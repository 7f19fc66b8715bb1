package io.bulkdata.receiver.fetch;

import io.bulkdata.core.failure.FailureClass;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * What a server says the file's bytes add up to, and whether they do. Parts may come in any order from several threads; each
 * waits for its turn, but only when there is anything to check.
 */
final class Checksums {

    private static final Pattern MD5 = Pattern.compile("\"[0-9a-f]{32}\"");

    private final List<Check> checks = new ArrayList<>();
    private int turn = 1;
    private boolean abandoned;

    private Checksums() {}

    /** @param whole whether the answer holds the whole file: checksums in its head are of what it holds */
    static Checksums of(Answer answer, boolean whole) {
        Checksums checksums = new Checksums();
        if (whole) {
            checksums.expect(answer, "Content-MD5", digest("MD5"));
            checksums.expect(answer, "x-amz-checksum-sha256", digest("SHA-256"));
            checksums.expect(answer, "x-amz-checksum-sha1", digest("SHA-1"));
            checksums.expect(answer, "x-amz-checksum-crc32", cyclic(new CRC32()));
            checksums.expect(answer, "x-amz-checksum-crc32c", cyclic(new CRC32C()));
        }
        md5(answer).ifPresent(expected -> checksums.checks.add(new Check("ETag", expected, digest("MD5"))));
        return checksums;
    }

    /** A checksum of the checksums of parts has a hyphen and the number of parts behind it, and cannot be checked. */
    private void expect(Answer answer, String header, Sum sum) {
        String value = answer.header(header);
        if (value.isEmpty()
                || value.contains("-")
                || answer.header("x-amz-checksum-type").equalsIgnoreCase("COMPOSITE")) {
            return;
        }
        try {
            checks.add(new Check(header, Base64.getDecoder().decode(value), sum));
        } catch (IllegalArgumentException e) {
            throw new FetchException(FailureClass.TRANSIENT, header + " is no checksum: " + answer.name(), e);
        }
    }

    /**
     * The MD5 that an ETag of S3 is, for an object stored in one request and not encrypted with a key of somebody's own.
     * Elsewhere an ETag may be anything.
     *
     * <p>https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html
     */
    private static Optional<byte[]> md5(Answer answer) {
        String encryption = answer.header("x-amz-server-side-encryption");
        boolean digest = !answer.header("x-amz-request-id").isEmpty()
                && (encryption.isEmpty() || encryption.equals("AES256"))
                && answer.header("x-amz-server-side-encryption-customer-algorithm")
                        .isEmpty();
        return answer.strongETag()
                .filter(eTag -> digest && MD5.matcher(eTag).matches())
                .map(eTag -> HexFormat.of().parseHex(eTag, 1, eTag.length() - 1));
    }

    /** Adds a part when all before it were added. */
    synchronized void add(Part part) {
        if (checks.isEmpty()) {
            return;
        }
        waitFor(part.number());
        checks.forEach(check -> check.sum.update(part.bytes().buffer()));
        turn++;
        notifyAll();
    }

    private synchronized void waitFor(int number) {
        try {
            while (turn != number && !abandoned) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            abandoned = true;
        }
        if (abandoned) {
            throw new FetchException(FailureClass.TRANSIENT, "An earlier part failed");
        }
    }

    /** Some part will never come: lets go who waits for it. */
    synchronized void abandon() {
        abandoned = true;
        notifyAll();
    }

    /** @throws ChangedException when the bytes are not what was said */
    synchronized void verify(String name) {
        for (Check check : checks) {
            if (!MessageDigest.isEqual(check.expected, check.sum.value())) {
                throw new ChangedException("The bytes are not those of the " + check.header + " given: " + name);
            }
        }
    }

    private static final class Check {

        private final String header;
        private final byte[] expected;
        private final Sum sum;

        Check(String header, byte[] expected, Sum sum) {
            this.header = header;
            this.expected = expected;
            this.sum = sum;
        }
    }

    private interface Sum {
        void update(ByteBuffer bytes);

        byte[] value();
    }

    private static Sum digest(String algorithm) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + algorithm, e);
        }
        return new Sum() {
            @Override
            public void update(ByteBuffer bytes) {
                digest.update(bytes);
            }

            @Override
            public byte[] value() {
                return digest.digest();
            }
        };
    }

    private static Sum cyclic(Checksum checksum) {
        return new Sum() {
            @Override
            public void update(ByteBuffer bytes) {
                checksum.update(bytes);
            }

            @Override
            public byte[] value() {
                return ByteBuffer.allocate(Integer.BYTES)
                        .putInt((int) checksum.getValue())
                        .array();
            }
        };
    }
}
