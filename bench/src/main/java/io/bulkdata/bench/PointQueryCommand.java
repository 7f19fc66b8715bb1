package io.bulkdata.bench;

import io.bulkdata.redshiftlocal.RedshiftLocal;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One row by its key: the Redshift driver through redshift-local beside pgjdbc straight to the same PostgreSQL. */
@Command(name = "point", description = "A point query, beside pgjdbc to the same PostgreSQL (at most 3 times as long).")
final class PointQueryCommand implements Callable<Integer> {

    private static final String QUERY = "SELECT id, name FROM points WHERE id = ?";
    private static final int ROWS = 10_000;
    private static final double MOST = 3.0;

    /**
     * By default the driver starts a thread for each result that has a row. That takes longer than the whole query, even from
     * a server that has its answers ready, so no server can make up for it.
     */
    private static final String ONE_THREAD = "&enableFetchRingBuffer=false";

    @Option(names = "--queries", defaultValue = "2000", description = "In each run (${DEFAULT-VALUE}).")
    private int queries;

    @Option(names = "--runs", defaultValue = "7", description = "Of each kind (${DEFAULT-VALUE}).")
    private int runs;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = command.commandLine().getOut();
        out.println(Machine.facts());
        try (RedshiftLocal warehouse = RedshiftLocal.start()) {
            Subject subject = new Subject(warehouse);
            prepare(subject);
            boolean met = true;
            for (Comparison comparison : measure(subject)) {
                comparison.print(out);
                met &= comparison.isMet();
            }
            return met ? 0 : 1;
        }
    }

    private static void prepare(Subject subject) throws SQLException {
        Subject.run(
                subject.direct(),
                "CREATE TABLE points (id integer, name varchar(100))",
                "CREATE UNIQUE INDEX ON points (id)",
                "INSERT INTO points SELECT g, 'name ' || g FROM generate_series(1, " + ROWS + ") g",
                "ANALYZE points");
    }

    private List<Comparison> measure(Subject subject) throws SQLException {
        List<Comparison> comparisons = new ArrayList<>();
        for (boolean reused : new boolean[] {true, false}) {
            // Without its cache pgjdbc, too, prepares each statement anew.
            String direct = subject.direct() + (reused ? "" : "?preparedStatementCacheQueries=0");
            String name = "Point query, statement " + (reused ? "reused" : "prepared each time") + ", TLS ";
            String plain = subject.redshiftPlain();
            String secured = subject.redshiftTls();
            comparisons.add(compare(new Comparison(name + "off", "us", MOST), plain + ONE_THREAD, direct, reused));
            comparisons.add(compare(new Comparison(name + "on", "us", MOST), secured + ONE_THREAD, direct, reused));
            comparisons.add(compare(
                    Comparison.withoutTarget(name + "on, driver's own thread for each result", "us"),
                    secured,
                    direct,
                    reused));
        }
        return comparisons;
    }

    private Comparison compare(Comparison comparison, String ours, String theirs, boolean reused) throws SQLException {
        query(ours, reused);
        query(theirs, reused);
        for (int i = 0; i < runs; i++) {
            double direct = query(theirs, reused);
            comparison.add(query(ours, reused), direct);
        }
        return comparison;
    }

    /** Microseconds for one. */
    private double query(String url, boolean reused) throws SQLException {
        try (Connection connection = Subject.connect(url)) {
            PreparedStatement statement = connection.prepareStatement(QUERY);
            long start = System.nanoTime();
            for (int i = 0; i < queries; i++) {
                if (!reused) {
                    statement.close();
                    statement = connection.prepareStatement(QUERY);
                }
                statement.setInt(1, 1 + i % ROWS);
                read(statement);
            }
            double micros = (System.nanoTime() - start) / 1e3 / queries;
            statement.close();
            return micros;
        }
    }

    private static void read(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            if (!rows.next() || rows.getString(2).isEmpty()) {
                throw new IllegalStateException("A row is missing");
            }
        }
    }
}
