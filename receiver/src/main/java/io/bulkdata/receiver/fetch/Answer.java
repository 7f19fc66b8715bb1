package io.bulkdata.receiver.fetch;

import io.bulkdata.core.failure.FailureClass;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.Response;
import okio.BufferedSource;

/** What an export's server answered: its head, and a body that is read once. */
final class Answer implements AutoCloseable {

    static final int OK = 200;
    static final int PARTIAL_CONTENT = 206;
    static final int PRECONDITION_FAILED = 412;
    static final int RANGE_NOT_SATISFIABLE = 416;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    /** Encodings that a reader of the stored bytes can tell from the bytes; S3's own {@code aws-chunked} is none. */
    private static final Set<String> ENCODINGS =
            Set.of("", "identity", "aws-chunked", "gzip", "x-gzip", "bzip2", "zstd");

    /** As in RFC 9110, but printable and not endless. */
    private static final Pattern STRONG_ETAG = Pattern.compile("\"[!#-~]{1,200}\"");

    private final String name;
    private final Response response;
    private final BufferedSource body;
    private long count;

    Answer(String name, Response response) {
        this.name = name;
        this.response = response;
        this.body = response.body().source();
    }

    /** What is fetched, as host and path. */
    String name() {
        return name;
    }

    int status() {
        return response.code();
    }

    /** A header's value, or an empty text. */
    String header(String header) {
        return response.header(header, "").strip();
    }

    Optional<ContentRange> range() {
        return ContentRange.of(header("Content-Range"));
    }

    /** The body's length, if the head tells it. */
    OptionalLong length() {
        long length = response.body().contentLength();
        return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
    }

    /** Whether a body cut short can be told from a whole one. */
    boolean endIsMarked() {
        return length().isPresent() || header("Transfer-Encoding").equalsIgnoreCase("chunked");
    }

    /** The ETag in its quotation marks; empty when there is none that stands for these very bytes. */
    Optional<String> strongETag() {
        return Optional.of(header("ETag"))
                .filter(eTag -> STRONG_ETAG.matcher(eTag).matches());
    }

    /** Whether the bytes are packed in a way that nobody will recognise from them. */
    boolean isPackedOnTheWay() {
        return !ENCODINGS.contains(header("Content-Encoding").toLowerCase(Locale.ROOT));
    }

    /**
     * Reads until the buffer is full or the body ends. What was read is in the buffer whatever happens then.
     *
     * @throws BrokenOffException when the body breaks off before its end
     */
    void readInto(ByteBuffer target) {
        try {
            int read = 0;
            while (read >= 0 && target.hasRemaining()) {
                read = body.read(target);
                count += Math.max(read, 0);
            }
        } catch (IOException e) {
            throw brokenOff(e);
        }
    }

    /**
     * Whether the body has ended.
     *
     * @throws BrokenOffException when it has broken off
     */
    boolean ended() {
        try {
            return body.exhausted();
        } catch (IOException e) {
            throw brokenOff(e);
        }
    }

    private BrokenOffException brokenOff(IOException cause) {
        return new BrokenOffException("The transfer broke off after " + count + " bytes: " + name, cause);
    }

    /** The failure that an answer without a file is. S3 answers 403 for an address that has expired. */
    FetchException failure() {
        int status = status();
        String message = "Answered " + status + ": " + name;
        if (status >= 500 || status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS) {
            return new BrokenOffException(message, null, retryAfter());
        }
        if (status >= 400) {
            return new FetchException(FailureClass.GONE, message);
        }
        // Redirects above all: to be fetched from elsewhere, elsewhere must be allowed.
        return new FetchException(FailureClass.CONFIGURATION, Remedy.ASK_SERVER, message, null);
    }

    /** In seconds or as a date, by the server's own clock; null when there is none that makes sense. */
    private Duration retryAfter() {
        String value = header("Retry-After");
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            Duration wait = Duration.between(date(header("Date")), date(value));
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static ZonedDateTime date(String value) {
        return ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
    }

    @Override
    public void close() {
        response.close();
    }
}
