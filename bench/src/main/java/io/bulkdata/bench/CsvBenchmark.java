package io.bulkdata.bench;

import io.bulkdata.redshiftlocal.copy.CopyCommand;
import io.bulkdata.redshiftlocal.copy.CopyFailure;
import io.bulkdata.redshiftlocal.copy.CopyOutcome;
import io.bulkdata.redshiftlocal.copy.CopyStream;
import io.bulkdata.redshiftlocal.copy.TargetColumn;
import io.bulkdata.redshiftlocal.sql.Action;
import io.bulkdata.redshiftlocal.sql.Script;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How long COPY's own work takes for 10 MB of CSV: every value checked and written; commons-csv only reads it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CsvBenchmark {

    private static final int BYTES = 10_000_000;

    private byte[] file;
    private CopyCommand command;

    @Setup
    public void readFile() throws IOException {
        Path written = Files.createTempFile("bulkdata-bench-", ".csv");
        SignaturesFile.write(written, BYTES);
        file = Files.readAllBytes(written);
        Files.delete(written);
        Action action = Script.parse("COPY t FROM 's3://bucket/key' IAM_ROLE default CSV IGNOREHEADER 1")
                .statements()
                .get(0)
                .action();
        command = ((Action.Load) action).command();
    }

    @Benchmark
    public CopyOutcome copy() throws CopyFailure, IOException {
        return new CopyStream(new OneObject(file), command.options(), columns())
                .writeTo(command.source(), OutputStream.nullOutputStream());
    }

    @Benchmark
    public long commonsCsv() throws IOException {
        long characters = 0;
        try (CSVParser parser = CSVParser.parse(
                new BufferedReader(new InputStreamReader(new ByteArrayInputStream(file), StandardCharsets.UTF_8)),
                CSVFormat.RFC4180)) {
            for (CSVRecord row : parser) {
                characters += row.get(0).length();
            }
        }
        return characters;
    }

    private static List<TargetColumn> columns() {
        return List.of(
                column("id", TargetColumn.Type.BIGINT, 0),
                column("petition_id", TargetColumn.Type.BIGINT, 0),
                column("email", TargetColumn.Type.VARCHAR, 255),
                column("first_name", TargetColumn.Type.VARCHAR, 255),
                column("last_name", TargetColumn.Type.VARCHAR, 255),
                column("postcode", TargetColumn.Type.VARCHAR, 20),
                column("created_at", TargetColumn.Type.TIMESTAMP, 0),
                column("updated_at", TargetColumn.Type.TIMESTAMP, 0),
                column("join_organisation", TargetColumn.Type.BOOLEAN, 0),
                column("comment", TargetColumn.Type.VARCHAR, 65_535),
                new TargetColumn("score", TargetColumn.Type.DECIMAL, 0, 12, 2, true));
    }

    private static TargetColumn column(String name, TargetColumn.Type type, int length) {
        return new TargetColumn(name, type, length, 0, 0, true);
    }
}
