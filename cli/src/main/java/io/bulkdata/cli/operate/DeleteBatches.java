package io.bulkdata.cli.operate;

import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.operate.BatchView;
import io.bulkdata.loader.operate.Installation;
import io.bulkdata.loader.operate.Removal;
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

/** {@code bulkdata batches delete}. */
@Command(
        name = "delete",
        description = "Deletes batches that are at an end. Their rows stay in the table, their lines in the ledger.",
        mixinStandardHelpOptions = true)
final class DeleteBatches implements Callable<Integer> {

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
            description = "All that are in this state: loaded, superseded or quarantined.")
    private Set<BatchState> states = Set.of();

    @Option(
            names = "--before",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            defaultValue = "30d",
            description = "With --status: opened before then (${DEFAULT-VALUE}).")
    private Instant before;

    @Option(
            names = "--forget-files",
            description =
                    "Their files too: told of again, or backfilled, they are new. Without it they are never loaded again.")
    private boolean forgetFiles;

    @Option(names = "--dry-run", description = "Only say which.")
    private boolean dry;

    @Option(names = "--yes", description = "It is meant.")
    private boolean yes;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        Selections.checkEither(!named.isEmpty(), !states.isEmpty(), command);
        if (!dry) {
            Selections.checkMeant(yes, "This", command);
        }
        Installation installation = place.installation();
        Removal removal = installation.removal();
        Many many = new Many();
        ids(installation).forEach(id -> many.attempt(id, () -> delete(removal, id)));
        answer.give(many.result(), out -> many.print(out, dry ? "would be deleted" : "is deleted"));
        return many.exitCode();
    }

    private void delete(Removal removal, BatchId id) {
        if (dry) {
            removal.check(id);
        } else {
            removal.delete(id, forgetFiles);
        }
    }

    private List<BatchId> ids(Installation installation) {
        if (!named.isEmpty()) {
            return Selections.ids(named, command);
        }
        return installation
                .batches()
                .list(new Selection(states, null, Instant.EPOCH, before, Integer.MAX_VALUE))
                .stream()
                .map(BatchView::id)
                .map(BatchId::new)
                .toList();
    }
}
