package io.bulkdata.awslocal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** The members of a request's object, which know which of them were read, so that none is ignored. */
public final class Fields {

    private final String invalidInput;
    private final String path;
    private final ObjectNode values;
    private final Set<String> unread = new TreeSet<>();
    private final List<Fields> inner = new ArrayList<>();

    Fields(String invalidInput, ObjectNode values) {
        this(invalidInput, "", values);
    }

    private Fields(String invalidInput, String path, ObjectNode values) {
        this.invalidInput = invalidInput;
        this.path = path;
        this.values = values;
        values.fieldNames().forEachRemaining(unread::add);
    }

    public Optional<String> text(String name) {
        return read(name, JsonNode::isTextual, JsonNode::textValue);
    }

    /**
     * A text that must be there.
     *
     * @throws ServiceFault if it is absent or empty
     */
    public String requiredText(String name) {
        return text(name).filter(text -> !text.isEmpty()).orElseThrow(() -> missing(name));
    }

    /** Bytes, which JSON has as base64. */
    public Optional<byte[]> bytes(String name) {
        return read(name, node -> node.isBinary() || node.isTextual(), node -> decoded(name, node));
    }

    /**
     * Bytes that must be there.
     *
     * @throws ServiceFault if they are absent
     */
    public byte[] requiredBytes(String name) {
        return bytes(name).orElseThrow(() -> missing(name));
    }

    public Optional<Long> number(String name) {
        return read(name, JsonNode::isIntegralNumber, JsonNode::longValue);
    }

    /** False when it is absent. */
    public boolean flag(String name) {
        return read(name, JsonNode::isBoolean, JsonNode::booleanValue).orElse(false);
    }

    /** Texts by names that are the sender's own; none when it is absent. */
    public Map<String, String> texts(String name) {
        JsonNode object = read(name, JsonNode::isObject, Function.identity()).orElseGet(values::objectNode);
        Map<String, String> all = new TreeMap<>();
        object.properties().forEach(entry -> {
            if (!entry.getValue().isTextual()) {
                throw wrongType(name);
            }
            all.put(entry.getKey(), entry.getValue().textValue());
        });
        return all;
    }

    /** Objects in a list; none when it is absent. */
    public List<Fields> list(String name) {
        JsonNode list = read(name, JsonNode::isArray, Function.identity()).orElseGet(values::arrayNode);
        List<Fields> all = new ArrayList<>();
        for (JsonNode entry : list) {
            if (!(entry instanceof ObjectNode object)) {
                throw wrongType(name);
            }
            all.add(new Fields(invalidInput, path + name + "." + (all.size() + 1) + ".", object));
        }
        inner.addAll(all);
        return all;
    }

    /**
     * The last thing to do before acting.
     *
     * @throws ServiceFault if a member was not read, so would have no effect
     */
    public void refuseUnread() {
        unread.stream().findFirst().ifPresent(name -> {
            throw new ServiceFault(invalidInput, "aws-local does not support the member " + path + name);
        });
        inner.forEach(Fields::refuseUnread);
    }

    private <T> Optional<T> read(String name, Predicate<JsonNode> type, Function<JsonNode, T> value) {
        unread.remove(name);
        JsonNode node = values.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!type.test(node)) {
            throw wrongType(name);
        }
        return Optional.of(value.apply(node));
    }

    private byte[] decoded(String name, JsonNode node) {
        try {
            return node.binaryValue();
        } catch (IOException e) {
            throw wrongType(name);
        }
    }

    private ServiceFault missing(String name) {
        return new ServiceFault(invalidInput, "No value for the required member " + path + name);
    }

    private ServiceFault wrongType(String name) {
        return new ServiceFault("SerializationException", "The member " + path + name + " is of another type");
    }
}
