package io.bulkdata.redshiftlocal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.bulkdata.redshiftlocal.MemoryObjects;
import io.bulkdata.redshiftlocal.SharedWarehouse;
import io.bulkdata.redshiftlocal.conformance.Client.Answer;
import io.bulkdata.redshiftlocal.conformance.Step.Expectation;
import io.bulkdata.redshiftlocal.copy.S3Location;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs one case through one kind of client, in a schema and a bucket of its own. */
final class CaseRun implements AutoCloseable {

    private static final String ACCOUNT = "123456789012";

    private final Client.Connector connector;
    private final MemoryObjects objects;
    private final String database;
    private final String schema;
    private final String bucket;
    private final Map<String, Client> sessions = new TreeMap<>();

    /** @param name unlike that of any other run; becomes the name of schema and bucket */
    CaseRun(Client.Connector connector, SharedWarehouse warehouse, String name) {
        this.connector = connector;
        this.objects = warehouse.objects();
        this.database = warehouse.database();
        this.schema = name.replace('-', '_');
        this.bucket = name;
    }

    void run(Page page, Page.Case behaviour) throws IOException, SQLException {
        required("CREATE SCHEMA " + schema);
        for (Step step : behaviour.steps()) {
            run(step, page.file() + ":" + step.line());
        }
    }

    private void run(Step step, String place) throws IOException, SQLException {
        if (step instanceof Step.Put put) {
            byte[] bytes =
                    put.coding().bytes(put.lines().stream().map(this::own).toList());
            objects.put(bucket, own(put.key()), () -> new ByteArrayInputStream(bytes));
        } else if (step instanceof Step.Run run) {
            check(session(run.session()).run(own(run.sql())), own(run.expected()), place + ": " + run.sql());
        } else if (step instanceof Step.Content content) {
            assertThat(text(content)).as(place).isEqualTo(own(Coding.text(content.lines())));
        } else if (step instanceof Step.Keys keys) {
            assertThat(keys(keys.prefix()))
                    .as(place)
                    .containsExactlyInAnyOrderElementsOf(
                            keys.keys().stream().map(this::own).toList());
        }
    }

    private String own(String text) {
        return text.replace("${bucket}", bucket)
                .replace("${schema}", schema)
                .replace("${database}", database)
                .replace("${account}", ACCOUNT);
    }

    private Expectation own(Expectation expected) {
        if (expected instanceof Expectation.Rows rows) {
            return new Expectation.Rows(rows.rows().stream().map(this::own).toList());
        }
        if (expected instanceof Expectation.Failure failure) {
            return new Expectation.Failure(failure.sqlState(), failure.position(), own(failure.message()));
        }
        return expected instanceof Expectation.Notice notice ? new Expectation.Notice(own(notice.message())) : expected;
    }

    private String text(Step.Content content) throws IOException {
        try (InputStream in = objects.open(new S3Location(bucket, own(content.key())))) {
            return content.coding().text(in.readAllBytes());
        }
    }

    private List<String> keys(String prefix) {
        return objects.list(new S3Location(bucket, own(prefix))).stream()
                .map(S3Location::key)
                .toList();
    }

    private Client session(String name) throws IOException, SQLException {
        Client session = sessions.get(name);
        if (session == null) {
            session = connector.connect();
            sessions.put(name, session);
            required(name, "SET search_path TO " + schema);
        }
        return session;
    }

    private void required(String sql) throws IOException, SQLException {
        required("a", sql);
    }

    private void required(String session, String sql) throws IOException, SQLException {
        check(session(session).run(sql), new Expectation.Success(), sql);
    }

    private static void check(Answer answer, Expectation expected, String what) {
        if (answer instanceof Answer.Failed failed) {
            checkFailed(failed, expected, what);
        } else if (answer instanceof Answer.Done done) {
            checkDone(done, expected, what);
        }
    }

    private static void checkFailed(Answer.Failed failed, Expectation expected, String what) {
        if (!(expected instanceof Expectation.Failure failure)) {
            fail(what + "\nfailed: " + failed);
            return;
        }
        assertThat(failed.message()).as(what).contains(failure.message());
        assertThat(failed.sqlState()).as(what).isEqualTo(failure.sqlState());
        if (failure.position() > 0 && failed.position() > 0) {
            assertThat(failed.position()).as(what).isEqualTo(failure.position());
        }
    }

    private static void checkDone(Answer.Done done, Expectation expected, String what) {
        if (expected instanceof Expectation.Failure failure) {
            fail(what + "\nshould have failed with " + failure);
        } else if (expected instanceof Expectation.Rows rows) {
            assertThat(done.rows()).as(what).map(String::stripTrailing).isEqualTo(stripped(rows.rows()));
        } else if (expected instanceof Expectation.Notice notice) {
            assertThat(String.join("\n", done.notices())).as(what).contains(notice.message());
        }
    }

    private static List<String> stripped(List<String> rows) {
        return rows.stream().map(String::stripTrailing).toList();
    }

    /** Ends the sessions, then takes the schema away. */
    @Override
    public void close() throws IOException, SQLException {
        for (Client session : sessions.values()) {
            session.close();
        }
        try (Client last = connector.connect()) {
            last.run("DROP SCHEMA " + schema + " CASCADE");
        }
    }
}
