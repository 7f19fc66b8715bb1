package io.bulkdata.cli.operate;

import io.bulkdata.cli.TextTable;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.operate.BatchView;
import io.bulkdata.loader.operate.Selection;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bulkdata batches list}. */
@Command(name = "list", description = "Lists batches, the newest first.", mixinStandardHelpOptions = true)
final class ListBatches implements Callable<Integer> {

    @Mixin
    private final Place place = new Place();

    @Mixin
    private final Answer answer = new Answer();

    @Option(
            names = "--status",
            paramLabel = "STATE",
            split = ",",
            description = "Only these: ${COMPLETION-CANDIDATES}. Several with commas.")
    private Set<BatchState> states = EnumSet.allOf(BatchState.class);

    @Option(names = "--target", paramLabel = "SCHEMA.TABLE", description = "Only those of a target.")
    private String target;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            defaultValue = "7d",
            description = "Opened then or later: a day, a time, or so long ago as 90m, 36h, 7d (${DEFAULT-VALUE}).")
    private Instant since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Opened before then.")
    private Instant until;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "At most so many (${DEFAULT-VALUE}).")
    private int limit;

    @Override
    public Integer call() {
        Instant end = until == null ? Instant.now().plusSeconds(Selections.CLOCKS_DIFFER) : until;
        List<BatchView> batches = place.installation().batches().list(new Selection(states, target, since, end, limit));
        answer.give(
                batches,
                out -> Answer.print(
                        out,
                        table(batches),
                        batches.isEmpty(),
                        "No such batch was opened since " + Answer.time(since)));
        return 0;
    }

    static TextTable table(List<BatchView> batches) {
        TextTable table =
                new TextTable("batch", "target", "mode", "state", "files", "bytes", "opened", "attempts", "reason");
        for (BatchView batch : batches) {
            table.add(
                    batch.id(),
                    batch.target(),
                    batch.mode(),
                    batch.state(),
                    batch.files(),
                    batch.bytes(),
                    Answer.time(batch.opened()),
                    batch.attempts(),
                    Answer.brief(batch.reason()));
        }
        return table;
    }
}
