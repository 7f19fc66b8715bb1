package io.bulkdata.redshiftlocal.copy;

import io.bulkdata.redshiftlocal.copy.CopyOptions.CopyEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Turns the characters of a file into UTF-8 (the guide, "ENCODING": data in another encoding is an error; UTF16 needs a
 * byte order mark, UTF16LE and UTF16BE may have one).
 */
final class Transcoding extends InputStream {

    private static final int BUFFER = 1 << 14;
    private static final char MARK = '\ufeff';

    private final InputStream in;
    private final CopyEncoding encoding;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer source = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer characters = CharBuffer.allocate(BUFFER);
    private final ByteBuffer target = ByteBuffer.allocate(4 * BUFFER).flip();
    private CharsetDecoder decoder;
    private boolean ended;

    private Transcoding(InputStream in, CopyEncoding encoding) {
        this.in = in;
        this.encoding = encoding;
    }

    /** The contents as UTF-8; closing them closes {@code in}. */
    static InputStream of(InputStream in, CopyEncoding encoding) {
        return encoding == CopyEncoding.UTF8 ? in : new Transcoding(in, encoding);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
        while (!target.hasRemaining() && !ended) {
            fill();
        }
        int length = Math.min(most, target.remaining());
        target.get(bytes, from, length);
        return length == 0 && most > 0 ? -1 : length;
    }

    private void fill() throws IOException {
        source.compact();
        int got = in.read(source.array(), source.position(), source.remaining());
        source.position(source.position() + Math.max(0, got)).flip();
        boolean first = decoder == null;
        if (first && !start(got < 0)) {
            return;
        }
        check(decoder.decode(source, characters, got < 0));
        characters.flip();
        if (first && characters.hasRemaining() && characters.get(characters.position()) == MARK) {
            characters.get();
        }
        target.clear();
        check(encoder.encode(characters, target, got < 0));
        characters.compact();
        target.flip();
        ended = got < 0;
    }

    /** Looks for the byte order mark; false while there is too little to look at. */
    private boolean start(boolean last) throws IOException {
        if (source.remaining() < 2 && !last) {
            return false;
        }
        decoder = charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return true;
    }

    private Charset charset() throws IOException {
        return switch (encoding) {
            case UTF8 -> StandardCharsets.UTF_8;
            case UTF16LE -> StandardCharsets.UTF_16LE;
            case UTF16BE -> StandardCharsets.UTF_16BE;
            case ISO88591 -> StandardCharsets.ISO_8859_1;
            case UTF16 -> byMark();
        };
    }

    private Charset byMark() throws IOException {
        int mark = source.remaining() < 2 ? 0 : source.getShort(source.position()) & 0xffff;
        if (source.hasRemaining() && mark != 0xfeff && mark != 0xfffe) {
            throw new IOException("it has no byte order mark, which UTF16 needs");
        }
        return mark == 0xfffe ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    private void check(CoderResult result) throws IOException {
        if (result.isError()) {
            throw new IOException("it is not " + encoding + " throughout");
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
