package io.bulkdata.redshiftlocal.conformance;

import io.bulkdata.redshiftlocal.SharedWarehouse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** psql, as a process that reads statements from us. */
final class PsqlClient implements Client {

    private static final String MARK = "== the statement has ended ==";
    private static final Pattern ERROR = Pattern.compile("ERROR: {2}([0-9A-Z]{5}): (.*)");

    private final Process process;
    private final Writer input;

    PsqlClient(SharedWarehouse warehouse) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                "psql", "-X", "-q", "-A", "-t", "-F", " | ", "-P", "null=NULL", "-v", "VERBOSITY=verbose");
        builder.environment().put("PGHOST", "localhost");
        builder.environment().put("PGPORT", Integer.toString(warehouse.server().port()));
        builder.environment().put("PGUSER", SharedWarehouse.USER);
        builder.environment().put("PGPASSWORD", SharedWarehouse.PASSWORD);
        builder.environment().put("PGDATABASE", warehouse.database());
        process = builder.start();
        input = process.outputWriter(StandardCharsets.UTF_8);
    }

    @Override
    public Answer run(String sql) throws IOException {
        input.write(sql + "\n;\n\\echo " + MARK + "\n\\warn " + MARK + "\n");
        input.flush();
        CompletableFuture<List<String>> said = reading(process.errorReader());
        return answer(reading(process.inputReader()).join(), said.join());
    }

    private static CompletableFuture<List<String>> reading(BufferedReader reader) {
        return CompletableFuture.supplyAsync(() -> read(reader)).orTimeout(1, TimeUnit.MINUTES);
    }

    private static Answer answer(List<String> rows, List<String> said) {
        for (String line : said) {
            Matcher error = ERROR.matcher(line);
            if (error.matches()) {
                return new Answer.Failed(error.group(1), 0, error.group(2));
            }
        }
        return new Answer.Done(rows, said);
    }

    private static List<String> read(BufferedReader reader) {
        List<String> lines = new ArrayList<>();
        try {
            for (String line = reader.readLine(); !MARK.equals(line); line = reader.readLine()) {
                if (line == null) {
                    throw new IllegalStateException("psql has ended; it said: " + lines);
                }
                lines.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read what psql says", e);
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        try (input) {
            input.write("\\q\n");
        } finally {
            process.destroy();
        }
    }
}
