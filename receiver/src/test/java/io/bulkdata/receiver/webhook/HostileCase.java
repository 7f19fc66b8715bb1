package io.bulkdata.receiver.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * One thing that a sender may try, and what becomes of it.
 *
 * @param name what is sent, in words; the same as in docs/receiver.md
 * @param event what the Lambda gets
 * @param end what becomes of it
 * @param because part of the reason when it is rejected, of the message when it is thrown out; else empty
 * @param key the key inside S3 that the queued request names; null for none
 * @param settings of the Lambda, besides the usual ones
 */
record HostileCase(String name, String event, End end, String because, String key, Map<String, String> settings) {

    /** What may become of an event; each word is the one in docs/receiver.md. */
    enum End {
        PROCESSED(200),
        SKIPPED(200),
        REJECTED(200),
        UNAUTHORIZED(401),
        NOT_FOUND(404),
        METHOD_NOT_ALLOWED(405),
        TOO_LARGE(413),
        THROWN_OUT(0);

        private final int status;

        End(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }

        /** As docs/receiver.md has it. */
        String shown() {
            String word = name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return status == 0 ? word : status + " " + word;
        }
    }

    private HostileCase(String name, RestProxyEvent event, End end, String because) {
        this(name, new String(event.json(), StandardCharsets.UTF_8), end, because, null, Map.of());
    }

    static HostileCase processed(String name, RestProxyEvent event) {
        return new HostileCase(name, event, End.PROCESSED, "");
    }

    static HostileCase skipped(String name, RestProxyEvent event) {
        return new HostileCase(name, event, End.SKIPPED, "");
    }

    static HostileCase rejected(String name, RestProxyEvent event, String because) {
        return new HostileCase(name, event, End.REJECTED, because);
    }

    static HostileCase unauthorized(String name, RestProxyEvent event) {
        return new HostileCase(name, event, End.UNAUTHORIZED, "");
    }

    static HostileCase notFound(String name, RestProxyEvent event) {
        return new HostileCase(name, event, End.NOT_FOUND, "");
    }

    static HostileCase notAllowed(String name, RestProxyEvent event) {
        return new HostileCase(name, event, End.METHOD_NOT_ALLOWED, "");
    }

    static HostileCase tooLarge(String name, RestProxyEvent event) {
        return new HostileCase(name, event, End.TOO_LARGE, "");
    }

    static HostileCase thrownOut(String name, String event, String because) {
        return new HostileCase(name, event, End.THROWN_OUT, because, null, Map.of());
    }

    /** The same, queued with that key inside S3. */
    HostileCase naming(String itsKey) {
        return new HostileCase(name, event, end, because, itsKey, settings);
    }

    /** The same, to a Lambda with these settings. */
    HostileCase to(Map<String, String> itsSettings) {
        return new HostileCase(name, event, end, because, key, itsSettings);
    }

    @Override
    public String toString() {
        return name;
    }
}
