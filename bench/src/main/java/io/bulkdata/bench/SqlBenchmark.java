package io.bulkdata.bench;

import io.bulkdata.redshiftlocal.sql.Script;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** How long it takes to understand a statement. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SqlBenchmark {

    @Benchmark
    public Script query() {
        return Script.parse("SELECT id, nvl(name, 'none') FROM points p WHERE p.id = $1 AND created_at < getdate()");
    }

    @Benchmark
    public Script copy() {
        return Script.parse(
                "COPY signatures (id, email) FROM 's3://bucket/prefix' IAM_ROLE default CSV IGNOREHEADER 1");
    }
}
