package io.bulkdata.cli.operate;

import io.bulkdata.loader.operate.Backfill;
import io.bulkdata.loader.operate.ExportScope;
import io.bulkdata.redshift.sql.S3Uri;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bulkdata backfill}. */
@Command(
        name = "backfill",
        description = "Has files loaded that are there already and in no batch. What is known is skipped.",
        mixinStandardHelpOptions = true)
public final class BackfillCommand implements Callable<Integer> {

    @Mixin
    private final Place place = new Place();

    @Mixin
    private final Answer answer = new Answer();

    @Mixin
    private final Days days = new Days();

    @Option(
            names = "--source",
            paramLabel = "S3URI",
            converter = FileName.Address.class,
            description =
                    "Files under this s3://bucket/prefix, for which there is a load rule, instead of landed exports; then"
                            + " --from and --to mean when they were written.")
    private S3Uri source;

    @Option(names = "--all", description = "Of every day; needed when there is neither --from nor --to.")
    private boolean all;

    @Option(names = "--dry-run", description = "Only count them.")
    private boolean dry;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        if (days.isUnlimited() && !all) {
            throw new ParameterException(command.commandLine(), "Say from when: --from DAY, or --all");
        }
        ExportScope scope = days.scope(null);
        if (source != null && scope.table() != null) {
            throw new ParameterException(command.commandLine(), "--table goes with landed exports, not with --source");
        }
        Backfill backfill = place.installation().backfill();
        Backfill.Outcome outcome;
        try (Bar bar = new Bar()) {
            outcome = source == null ? backfill.landed(scope, dry, bar) : backfill.of(source, scope, dry, bar);
        }
        answer.give(outcome, out -> print(outcome, out));
        return 0;
    }

    private void print(Backfill.Outcome outcome, PrintWriter out) {
        out.println(outcome.found() + " files, of which " + outcome.known() + " are in batches already.");
        out.println(outcome.announced() + " files of " + outcome.bytes() + " bytes "
                + (dry ? "would be announced." : "are announced: bulkdata batches list shows them soon."));
        if (outcome.strange() > 0) {
            out.println(outcome.strange() + " files among them are no exports: bulkdata reconcile names them.");
        }
    }
}
