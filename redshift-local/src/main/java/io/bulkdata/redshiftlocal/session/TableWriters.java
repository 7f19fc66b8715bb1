package io.bulkdata.redshiftlocal.session;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Who wrote which table last, over all sessions of a server: what error 1023 tells of the other transaction. */
public final class TableWriters {

    private final Map<Table, Writers> tables = new ConcurrentHashMap<>();

    /** A transaction and the process of its session. */
    record Writer(long transaction, int processId) {}

    private record Table(String database, long id) {}

    private record Writers(Writer last, Writer before) {

        Stream<Writer> all() {
            return Stream.of(last, before).filter(writer -> writer != null);
        }
    }

    void writes(String database, long table, Writer writer) {
        tables.merge(new Table(database, table), new Writers(writer, null), (known, added) -> {
            boolean same = known.last.processId == writer.processId;
            return new Writers(writer, same ? known.before : known.last);
        });
    }

    /** The last one of another session, if possible of that table. */
    Optional<Writer> other(String database, long table, int processId) {
        return tables.entrySet().stream()
                .filter(entry -> entry.getKey().database.equals(database))
                .sorted(Comparator.comparing(entry -> entry.getKey().id != table))
                .flatMap(entry -> entry.getValue().all())
                .filter(writer -> writer.processId != processId)
                .findFirst();
    }
}
