package io.bulkdata.redshiftlocal.dataapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The members of a request, which knows which of them were read, so that none is ignored. */
final class Input {

    private final JsonNode members;
    private final Set<String> unread = new LinkedHashSet<>();

    private Input(JsonNode members) {
        this.members = members;
        members.fieldNames().forEachRemaining(unread::add);
    }

    static Input parse(String body) {
        try {
            JsonNode node = Json.parse(body.isBlank() ? "{}" : body);
            if (node.isObject()) {
                return new Input(node);
            }
        } catch (JsonProcessingException e) {
            // Told below.
        }
        throw Refusals.notJson();
    }

    Optional<String> text(String name) {
        return member(name).map(node -> {
            if (!node.isTextual()) {
                throw Refusals.validation(name + " must be a string");
            }
            return node.textValue();
        });
    }

    String requiredText(String name) {
        return text(name).orElseThrow(() -> constraint("null", name, "Member must not be null"));
    }

    boolean flag(String name, boolean otherwise) {
        return member(name)
                .map(node -> {
                    if (!node.isBoolean()) {
                        throw Refusals.validation(name + " must be a boolean");
                    }
                    return node.booleanValue();
                })
                .orElse(otherwise);
    }

    Optional<Integer> number(String name, int lowest, int highest) {
        return member(name).map(node -> {
            if (!node.isInt() || node.intValue() < lowest || node.intValue() > highest) {
                throw constraint(node.asText(), name, "Member must have value between " + lowest + " and " + highest);
            }
            return node.intValue();
        });
    }

    /** The members of an array; empty when it is absent. */
    List<JsonNode> list(String name) {
        List<JsonNode> list = new ArrayList<>();
        member(name).ifPresent(node -> {
            if (!node.isArray()) {
                throw Refusals.validation(name + " must be an array");
            }
            node.forEach(list::add);
        });
        return list;
    }

    /** @throws io.bulkdata.redshiftlocal.http.ApiFailure when a member was not read, so would have no effect */
    void refuseUnread() {
        unread.stream().findFirst().ifPresent(name -> {
            throw Refusals.validation("redshift-local does not support " + name + " here");
        });
    }

    static RuntimeException constraint(String value, String name, String constraint) {
        return Refusals.validation("1 validation error detected: Value '" + value + "' at '"
                + Character.toLowerCase(name.charAt(0)) + name.substring(1)
                + "' failed to satisfy constraint: " + constraint);
    }

    private Optional<JsonNode> member(String name) {
        unread.remove(name);
        return Optional.ofNullable(members.get(name)).filter(node -> !node.isNull());
    }
}
