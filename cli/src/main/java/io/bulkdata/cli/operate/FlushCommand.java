package io.bulkdata.cli.operate;

import io.bulkdata.loader.operate.BatchView;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bulkdata flush}. */
@Command(
        name = "flush",
        description = "Closes open batches now, so that they are loaded within a minute.",
        mixinStandardHelpOptions = true)
public final class FlushCommand implements Callable<Integer> {

    @Mixin
    private final Place place = new Place();

    @Mixin
    private final Answer answer = new Answer();

    @Option(names = "--target", paramLabel = "SCHEMA.TABLE", description = "Only those of a target.")
    private String target;

    @Override
    public Integer call() {
        List<BatchView> closed = place.installation().batches().flush(target);
        answer.give(
                closed, out -> Answer.print(out, ListBatches.table(closed), closed.isEmpty(), "No batch was open."));
        return 0;
    }
}
