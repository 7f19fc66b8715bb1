package io.bulkdata.cli.operate;

import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.operate.BatchDesk;
import io.bulkdata.loader.operate.BatchView;
import io.bulkdata.loader.operate.Selection;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bulkdata batches reprocess}. */
@Command(
        name = "reprocess",
        description = "Has failed or quarantined batches loaded again, with a new budget of attempts.",
        mixinStandardHelpOptions = true)
final class ReprocessBatches implements Callable<Integer> {

    @Mixin
    private final Place place = new Place();

    @Mixin
    private final Answer answer = new Answer();

    @Parameters(paramLabel = "BATCH", arity = "0..*", description = "The batches' ids.")
    private List<String> named = List.of();

    @Option(
            names = "--status",
            paramLabel = "STATE",
            split = ",",
            description = "All that are in this state: failed, quarantined, or both with a comma.")
    private Set<BatchState> states = Set.of();

    @Option(names = "--target", paramLabel = "SCHEMA.TABLE", description = "With --status: only those of a target.")
    private String target;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            defaultValue = "7d",
            description = "With --status: opened then or later (${DEFAULT-VALUE}).")
    private Instant since;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        Selections.checkEither(!named.isEmpty(), !states.isEmpty(), command);
        BatchDesk desk = place.installation().batches();
        Many many = new Many();
        ids(desk).forEach(id -> many.attempt(id, () -> desk.reprocess(id)));
        answer.give(many.result(), out -> many.print(out, "will be loaded again within a minute"));
        return many.exitCode();
    }

    private List<BatchId> ids(BatchDesk desk) {
        if (!named.isEmpty()) {
            return Selections.ids(named, command);
        }
        Instant until = Instant.now().plusSeconds(Selections.CLOCKS_DIFFER);
        return desk.list(new Selection(states, target, since, until, Integer.MAX_VALUE)).stream()
                .map(BatchView::id)
                .map(BatchId::new)
                .toList();
    }
}
