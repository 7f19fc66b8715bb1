package io.bulkdata.redshiftlocal.dataapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A named value for a statement: Data API Reference, "SqlParameter". */
record SqlParameter(String name, String value) {

    private static final Pattern NAME = Pattern.compile("[0-9a-zA-Z_]+");

    static List<SqlParameter> read(Input input) {
        List<SqlParameter> parameters =
                input.list("Parameters").stream().map(SqlParameter::of).toList();
        Set<String> names = new HashSet<>();
        parameters.forEach(parameter -> {
            if (!names.add(parameter.name)) {
                throw Refusals.validation("Parameter " + parameter.name + " is given twice");
            }
        });
        return parameters;
    }

    private static SqlParameter of(JsonNode node) {
        String name = node.path("name").asText("");
        if (!NAME.matcher(name).matches()) {
            throw Input.constraint(
                    name, "parameters.member.name", "Member must satisfy regular expression pattern: " + NAME);
        }
        JsonNode value = node.path("value");
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw Input.constraint(
                    value.asText(""), "parameters.member.value", "Member must have length greater than or equal to 1");
        }
        return new SqlParameter(name, value.textValue());
    }

    /** Without the value, which no log shall have. */
    @Override
    public String toString() {
        return "SqlParameter[" + name + "]";
    }
}
