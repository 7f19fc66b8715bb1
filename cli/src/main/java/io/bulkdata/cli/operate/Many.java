package io.bulkdata.cli.operate;

import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.operate.RefusedException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** The same done to several batches, each on its own: what is refused for one keeps no other from it. */
final class Many {

    private final List<String> done = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();

    /** What was not done, and why. */
    record Refused(String batch, String why) {}

    /** All of it. */
    record Result(List<String> done, List<Refused> refused) {}

    void attempt(BatchId id, Runnable work) {
        try {
            work.run();
            done.add(id.value());
        } catch (RefusedException e) {
            refused.add(new Refused(id.value(), e.getMessage()));
        }
    }

    Result result() {
        return new Result(done, refused);
    }

    void print(PrintWriter out, String what) {
        if (done.isEmpty() && refused.isEmpty()) {
            out.println("There is no such batch.");
        }
        done.forEach(id -> out.println(id + " " + what));
        refused.forEach(no -> out.println(no.why()));
    }

    int exitCode() {
        return refused.isEmpty() ? 0 : 1;
    }
}
