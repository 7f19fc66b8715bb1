package io.bulkdata.loader.model;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.redshift.sql.Command;
import io.bulkdata.redshift.sql.Copy;
import io.bulkdata.redshift.sql.LedgerEntry;
import io.bulkdata.redshift.sql.Literal;
import io.bulkdata.redshift.sql.QualifiedTable;
import io.bulkdata.redshift.sql.Query;
import io.bulkdata.redshift.sql.TableReference;
import io.bulkdata.redshift.sql.TemporaryTable;
import io.bulkdata.redshift.warehouse.Row;
import io.bulkdata.redshift.warehouse.Warehouse.Session;
import io.bulkdata.redshift.warehouse.WarehouseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** A transaction on a copy of the database: says what each statement does, and refuses those it does not know. */
final class MemorySession implements Session {

    private final MemoryDatabase database;
    private final CopyReader files;
    private final Map<TemporaryTable, MemoryTable> stages = new HashMap<>();
    private final Map<Class<?>, ToLongFunction<Command>> commands = new HashMap<>();
    private final Map<Class<?>, Function<Query, List<Row>>> queries = new HashMap<>();
    private long copied;
    private boolean ended;

    MemorySession(MemoryDatabase database, CopyReader files) {
        this.database = database;
        this.files = files;
        definitions();
        changes();
        questions();
    }

    MemoryDatabase database() {
        return database;
    }

    /** The warehouse does not wait for who says nothing any more. */
    void end() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }

    @Override
    public long execute(Command command) {
        check();
        return known(commands, command).applyAsLong(command);
    }

    @Override
    public List<Row> query(Query query) {
        check();
        return known(queries, query).apply(query);
    }

    private void definitions() {
        on(Command.CreateSchema.class, command -> 0);
        on(Command.CreateTable.class, command -> added(command.table()));
        on(Command.CreateTableState.class, command -> added(command.view()));
        on(Command.LimitTime.class, command -> 0);
        on(Command.Lock.class, command -> there(command.table()));
        on(Command.CreateStageLike.class, command -> {
            stages.put(command.stage(), MemoryTable.empty(table(command.model()).columns()));
            return 0;
        });
        on(Command.DropStage.class, command -> {
            stages.remove(command.stage());
            return 0;
        });
    }

    private void changes() {
        on(Copy.class, command -> {
            copied = files.read(command, table(command.table()));
            return 0;
        });
        on(Command.DeleteAll.class, command -> table(command.table()).deleteAll());
        on(
                Command.InsertAbsent.class,
                command -> table(command.table()).addAbsent(table(command.stage()), command.key()));
        on(Command.RecordLoads.class, command -> {
            database.ledger().addAll(command.loads());
            return command.loads().size();
        });
    }

    private void questions() {
        answer(Query.TableExists.class, query -> database.exists(query.table()) ? Stream.of(row("1")) : Stream.empty());
        answer(
                Query.ColumnsOf.class,
                query -> table(query.table()).columns().stream().map(column -> row(column.value(), "text")));
        answer(
                Query.CountNullKeys.class,
                query -> Stream.of(row(Long.toString(table(query.table()).nulls(query.key())))));
        answer(Query.LastCopyCount.class, query -> Stream.of(row(Long.toString(copied))));
        answer(
                Query.FindLoads.class,
                query -> loads(load -> query.loadIds().contains(load.loadId()))
                        .map(load -> row(load.loadId(), Long.toString(load.rows()), Long.toString(load.bytes()))));
        answer(
                Query.LastFull.class,
                query -> Stream.of(row(loads(load -> load.table().equals(query.table())
                                && load.mode().equals("replace"))
                        .map(LedgerEntry::exportTime)
                        .max(Comparator.naturalOrder())
                        .map(MemorySession::text)
                        .orElse(null))));
        answer(
                Query.LoadsAfter.class,
                query -> loads(load -> load.table().equals(query.table())
                                && load.mode().equals(query.mode())
                                && load.exportTime().isAfter(query.time()))
                        .sorted(Comparator.comparing(LedgerEntry::exportTime).thenComparing(LedgerEntry::loadId))
                        .map(load -> row(
                                load.loadId(),
                                text(load.exportTime()),
                                load.manifest().toString())));
    }

    private Stream<LedgerEntry> loads(Predicate<LedgerEntry> which) {
        return database.ledger().stream().filter(which);
    }

    private long added(QualifiedTable table) {
        database.others().add(table);
        return 0;
    }

    private long there(QualifiedTable table) {
        if (!database.exists(table)) {
            throw new WarehouseException(FailureClass.SCHEMA, "There is no table " + table, List.of(), null);
        }
        return 0;
    }

    private MemoryTable table(TableReference name) {
        MemoryTable table = name instanceof TemporaryTable stage
                ? stages.get(stage)
                : database.tables().get(name);
        if (table == null) {
            throw new WarehouseException(FailureClass.SCHEMA, "There is no table " + name, List.of(), null);
        }
        return table;
    }

    private void check() {
        if (ended) {
            throw new WarehouseException(FailureClass.TRANSIENT, "The session has ended", List.of(), null);
        }
    }

    private <C extends Command> void on(Class<C> type, ToLongFunction<C> effect) {
        commands.put(type, command -> effect.applyAsLong(type.cast(command)));
    }

    private <Q extends Query> void answer(Class<Q> type, Function<Q, Stream<Row>> answer) {
        queries.put(type, query -> answer.apply(type.cast(query)).toList());
    }

    private static <T> T known(Map<Class<?>, T> all, Object statement) {
        T one = all.get(statement.getClass());
        if (one == null) {
            throw new AssertionError("The warehouse in memory does not know " + statement);
        }
        return one;
    }

    private static Row row(String... values) {
        return new Row(Arrays.asList(values));
    }

    private static String text(Instant time) {
        return Literal.of(time).value();
    }
}
