package io.bulkdata.redshiftlocal.dataapi;

import java.util.Arrays;

/** How a result is kept and given out: Data API Reference, "ExecuteStatement". */
enum ResultFormat {
    JSON,
    CSV;

    static ResultFormat of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        Input.constraint(name, "ResultFormat", "Member must satisfy enum value set: [JSON, CSV]"));
    }
}
