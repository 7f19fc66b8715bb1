package io.bulkdata.redshiftlocal.copy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the list of files that COPY ... MANIFEST is given (the guide, "Using a manifest to specify data files").
 *
 * <p>COPY needs {@code url} and optionally {@code mandatory}; {@code meta}, and what UNLOAD writes beside the entries,
 * is accepted and not looked at. Not confirmed on a real cluster: that other keys are refused.
 */
final class Manifest {

    private static final int LARGEST = 32 << 20;
    private static final Set<String> KEYS = Set.of("entries", "schema", "meta", "author");
    private static final Set<String> ENTRY_KEYS = Set.of("url", "mandatory", "meta");
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final S3Location location;
    private final boolean columnar;

    private Manifest(S3Location location, boolean columnar) {
        this.location = location;
        this.columnar = columnar;
    }

    /**
     * The files that the manifest at {@code location} names, in its order, as often as it names them.
     *
     * @param columnar whether it has to tell their lengths, too
     */
    static List<SourceFile> read(ObjectStore objects, S3Location location, boolean columnar) throws CopyFailure {
        return new Manifest(location, columnar).files(objects);
    }

    private List<SourceFile> files(ObjectStore objects) throws CopyFailure {
        JsonNode root = parse(bytes(objects));
        checkKeys(root, KEYS);
        JsonNode entries = root.path("entries");
        if (!entries.isArray() || entries.isEmpty()) {
            throw failure("it has no entries", null);
        }
        List<SourceFile> files = new ArrayList<>();
        for (JsonNode entry : entries) {
            files.add(file(entry));
        }
        return files;
    }

    private byte[] bytes(ObjectStore objects) throws CopyFailure {
        byte[] bytes;
        try (InputStream in = objects.open(location)) {
            bytes = in.readNBytes(LARGEST + 1);
        } catch (IOException e) {
            throw failure(SourceFiles.reason(e), e);
        }
        if (bytes.length > LARGEST) {
            throw failure("it is larger than " + LARGEST + " bytes", null);
        }
        return bytes;
    }

    private JsonNode parse(byte[] bytes) throws CopyFailure {
        try {
            return JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw failure("it is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw failure("it is not JSON: " + e.getMessage(), e);
        }
    }

    private SourceFile file(JsonNode entry) throws CopyFailure {
        checkKeys(entry, ENTRY_KEYS);
        JsonNode url = entry.path("url");
        JsonNode mandatory = entry.path("mandatory");
        if (!url.isTextual()) {
            throw failure("an entry has no url", null);
        }
        if (!mandatory.isMissingNode() && !mandatory.isBoolean()) {
            throw failure("mandatory of " + url + " is neither true nor false", null);
        }
        JsonNode length = entry.path("meta").path("content_length");
        if (length.isMissingNode() ? columnar : !(length.isIntegralNumber() && length.longValue() >= 0)) {
            throw failure("content_length of " + url + " is not a number of bytes", null);
        }
        try {
            S3Location file = S3Location.parse(url.textValue());
            if (file.key().isEmpty()) {
                throw failure(url + " names no file", null);
            }
            return new SourceFile(file, mandatory.asBoolean(false));
        } catch (IllegalArgumentException e) {
            throw failure(e.getMessage(), e);
        }
    }

    private void checkKeys(JsonNode node, Set<String> known) throws CopyFailure {
        if (!node.isObject()) {
            throw failure("an object with the keys " + new TreeSet<>(known) + " was expected", null);
        }
        Iterator<String> names = node.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (!known.contains(name)) {
                throw failure("\"" + name + "\" is not a key that COPY knows there", null);
            }
        }
    }

    private CopyFailure failure(String reason, Throwable cause) {
        return new CopyFailure("Problem reading manifest file " + location + " - " + reason, cause, List.of());
    }
}
