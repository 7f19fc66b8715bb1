package io.bulkdata.redshiftlocal.conformance;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** How the lines of a case become the bytes of an object, and back. */
enum Coding {
    PLAIN,
    GZIP {
        @Override
        OutputStream compressing(OutputStream out) throws IOException {
            return new GZIPOutputStream(out);
        }

        @Override
        InputStream decompressing(InputStream in) throws IOException {
            return new GZIPInputStream(in);
        }
    },
    BZIP2 {
        @Override
        OutputStream compressing(OutputStream out) throws IOException {
            return new BZip2CompressorOutputStream(out);
        }

        @Override
        InputStream decompressing(InputStream in) throws IOException {
            return new BZip2CompressorInputStream(in, true);
        }
    },
    ZSTD {
        @Override
        OutputStream compressing(OutputStream out) throws IOException {
            return new ZstdOutputStream(out);
        }

        @Override
        InputStream decompressing(InputStream in) throws IOException {
            return new ZstdInputStream(in);
        }
    },
    BASE64 {
        @Override
        byte[] bytes(List<String> lines) {
            return Base64.getDecoder().decode(String.join("", lines));
        }
    },
    LATIN1 {
        @Override
        Charset charset() {
            return StandardCharsets.ISO_8859_1;
        }
    },
    UTF16 {
        @Override
        Charset charset() {
            return StandardCharsets.UTF_16;
        }
    };

    byte[] bytes(List<String> lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = compressing(bytes)) {
            out.write(text(lines).getBytes(charset()));
        }
        return bytes.toByteArray();
    }

    /** The text of an object. */
    String text(byte[] bytes) throws IOException {
        try (InputStream in = decompressing(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), charset());
        }
    }

    /** Each line ends with a newline. */
    static String text(List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    Charset charset() {
        return StandardCharsets.UTF_8;
    }

    OutputStream compressing(OutputStream out) throws IOException {
        return out;
    }

    InputStream decompressing(InputStream in) throws IOException {
        return in;
    }
}
