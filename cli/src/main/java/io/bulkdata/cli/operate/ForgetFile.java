package io.bulkdata.cli.operate;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bulkdata files forget}. */
@Command(
        name = "forget",
        description = "Forgets that a file is known: told of again, or backfilled, it is new.",
        mixinStandardHelpOptions = true)
final class ForgetFile implements Callable<Integer> {

    @Mixin
    private final Place place = new Place();

    @Mixin
    private final Answer answer = new Answer();

    @Mixin
    private final FileName name = new FileName();

    @Option(names = "--yes", description = "It is meant.")
    private boolean yes;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        Selections.checkMeant(yes, "This", command);
        List<String> targets = place.installation().files().forget(name.file(), name.etag());
        answer.give(
                targets, out -> targets.forEach(target -> out.println(name.file() + " is forgotten for " + target)));
        return 0;
    }
}
