package io.bulkdata.redshiftlocal.dataapi;

import io.bulkdata.redshiftlocal.sql.NamedParameters;
import io.bulkdata.redshiftlocal.sql.Script;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A statement whose named parameters have become question marks with values in their order. The values travel beside the text,
 * so the warehouse gives them their types and nothing needs quoting.
 *
 * @param source as it was submitted
 */
record BoundSql(String source, String sql, List<String> values) {

    BoundSql {
        values = List.copyOf(values);
    }

    /**
     * Binds all statements of a request.
     *
     * @throws io.bulkdata.redshiftlocal.http.ApiFailure when a text is no single statement, too long, uses a parameter that is
     *     not there, or a parameter is used nowhere
     */
    static List<BoundSql> bind(List<String> sources, List<SqlParameter> parameters) {
        Map<String, String> values =
                parameters.stream().collect(Collectors.toMap(SqlParameter::name, SqlParameter::value));
        Set<String> used = new HashSet<>();
        List<BoundSql> bound = new ArrayList<>();
        for (String source : sources) {
            check(source);
            bound.add(values.isEmpty() ? new BoundSql(source, source, List.of()) : bind(source, values, used));
        }
        List<String> unused = parameters.stream()
                .map(SqlParameter::name)
                .filter(name -> !used.contains(name))
                .toList();
        if (!unused.isEmpty()) {
            throw Refusals.validation("Parameters list contains unused parameters. Unused parameters: " + unused);
        }
        return bound;
    }

    private static BoundSql bind(String source, Map<String, String> values, Set<String> used) {
        NamedParameters named = NamedParameters.scan(source);
        for (String name : named.names()) {
            if (!values.containsKey(name)) {
                throw Refusals.validation("Cannot find parameter: " + name);
            }
            used.add(name);
        }
        return new BoundSql(
                source, named.sql(), named.names().stream().map(values::get).toList());
    }

    private static void check(String source) {
        if (source.isBlank()) {
            throw Input.constraint(source, "Sql", "Member must have length greater than or equal to 1");
        }
        int bytes = source.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > DataApiLimits.STATEMENT_BYTES) {
            throw Refusals.validation("The statement has " + bytes + " bytes; the maximum query string size is "
                    + DataApiLimits.STATEMENT_BYTES + " bytes");
        }
        int statements = Script.parse(source).statements().size();
        if (statements > 1) {
            throw Refusals.validation("The text has " + statements
                    + " SQL statements; it must be a single one. See BatchExecuteStatement.");
        }
    }

    /** Without the values, which no log shall have. */
    @Override
    public String toString() {
        return "BoundSql[" + source + "]";
    }
}
