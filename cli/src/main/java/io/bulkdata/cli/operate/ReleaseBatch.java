package io.bulkdata.cli.operate;

import io.bulkdata.loader.operate.BatchDesk;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bulkdata batches release}. */
@Command(
        name = "release",
        description =
                "Ends the lease of a batch that is LOADING and whose loader is dead, instead of waiting for it to run out.",
        mixinStandardHelpOptions = true)
final class ReleaseBatch implements Callable<Integer> {

    @Mixin
    private final Place place = new Place();

    @Mixin
    private final Answer answer = new Answer();

    @Parameters(paramLabel = "BATCH", arity = "1..*", description = "The batches' ids.")
    private List<String> named;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        BatchDesk desk = place.installation().batches();
        Many many = new Many();
        Selections.ids(named, command).forEach(id -> many.attempt(id, () -> desk.release(id)));
        answer.give(many.result(), out -> many.print(out, "is released and will be loaded within a minute"));
        return many.exitCode();
    }
}
