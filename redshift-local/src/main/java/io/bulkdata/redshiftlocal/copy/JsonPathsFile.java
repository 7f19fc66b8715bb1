package io.bulkdata.redshiftlocal.copy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the file that says which value of a record goes to which column (the guide, "JSONPaths file"). */
final class JsonPathsFile {

    private static final int LARGEST = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final S3Location location;

    private JsonPathsFile(S3Location location) {
        this.location = location;
    }

    /**
     * The paths, one for each column; empty when the file's key is not {@code jsonpaths}, which means {@code 'auto'}.
     *
     * @param columns that are to be filled
     */
    static Optional<List<JsonPath>> read(ObjectStore objects, S3Location location, int columns) throws CopyFailure {
        return new JsonPathsFile(location).paths(objects, columns);
    }

    private Optional<List<JsonPath>> paths(ObjectStore objects, int columns) throws CopyFailure {
        JsonNode root = parse(objects);
        if (!root.isObject() || root.size() != 1) {
            throw failure("it is not an object with the one name jsonpaths", null);
        }
        JsonNode expressions = root.path("jsonpaths");
        if (expressions.isMissingNode()) {
            return Optional.empty();
        }
        if (!expressions.isArray()) {
            throw failure("jsonpaths is not an array", null);
        }
        List<JsonPath> paths = new ArrayList<>();
        for (JsonNode expression : expressions) {
            paths.add(path(expression));
        }
        if (paths.size() != columns) {
            throw new CopyFailure(
                    "Number of jsonpaths and the number of columns should match. JSONPath size: " + paths.size()
                            + ", Number of columns in table or column list: " + columns,
                    null,
                    List.of());
        }
        return Optional.of(paths);
    }

    private JsonPath path(JsonNode expression) throws CopyFailure {
        if (!expression.isTextual() || expression.textValue().isEmpty()) {
            throw failure("an element is not a string or empty: " + expression, null);
        }
        try {
            return JsonPath.parse(expression.textValue());
        } catch (IllegalArgumentException e) {
            throw failure(e.getMessage(), e);
        }
    }

    private JsonNode parse(ObjectStore objects) throws CopyFailure {
        try (InputStream in = objects.open(location)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw failure("it is larger than " + LARGEST + " bytes", null);
            }
            return JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw failure("it is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw failure(SourceFiles.reason(e), e);
        }
    }

    private CopyFailure failure(String reason, Throwable cause) {
        return new CopyFailure("Problem reading jsonpaths file " + location + " - " + reason, cause, List.of());
    }
}
