package io.bulkdata.cli.operate;

import io.bulkdata.cli.TextTable;
import io.bulkdata.core.message.Notice;
import io.bulkdata.loader.operate.BatchDetail;
import io.bulkdata.loader.operate.BatchView;
import io.bulkdata.loader.operate.LoadView;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bulkdata batches show}. */
@Command(
        name = "show",
        description = "Shows a batch: its state, its files, what was told of its end, and its line in the ledger.",
        mixinStandardHelpOptions = true)
final class ShowBatch implements Callable<Integer> {

    @Mixin
    private final Place place = new Place();

    @Mixin
    private final Answer answer = new Answer();

    @Parameters(paramLabel = "BATCH", description = "The batch's id.")
    private String id;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        BatchDetail detail = place.installation().batches().show(Selections.id(id, command));
        answer.give(detail, out -> print(detail, out));
        return 0;
    }

    private static void print(BatchDetail detail, PrintWriter out) {
        BatchView batch = detail.batch();
        line(out, "Batch", batch.id());
        line(out, "Target", batch.target() + " (" + batch.mode() + ")");
        line(out, "State", batch.state() + (batch.accepted() ? ", accepted" : ""));
        line(out, "Opened", Answer.time(batch.opened()));
        line(out, "Attempts", batch.attempts() + reprocessed(batch));
        line(out, "Lease until", Answer.time(batch.leaseUntil()));
        line(out, "Next look", Answer.time(batch.due()));
        line(out, "Forgotten", Answer.time(batch.expires()));
        line(out, "Last error", batch.error());
        if (batch.notice() != null) {
            print(batch.notice(), out);
        }
        line(out, "Ledger", ledger(detail));
        out.println();
        print(detail, new TextTable("file", "bytes", "exported"), out);
    }

    private static String reprocessed(BatchView batch) {
        return batch.reprocessed() == 0 ? "" : ", with a new budget " + batch.reprocessed() + " times";
    }

    private static void print(Notice notice, PrintWriter out) {
        line(out, "Manifest", notice.manifest());
        line(out, "Among failed", notice.failedManifest());
        if (notice.error() != null) {
            line(
                    out,
                    "Why",
                    notice.error().failureClass() + ": " + notice.error().message());
            notice.error()
                    .rows()
                    .forEach(row -> line(
                            out,
                            "Refused",
                            row.file() + " line " + row.line() + (row.column() == null ? "" : ", " + row.column())
                                    + ": " + row.reason()));
        }
        line(out, "Next", notice.next());
    }

    private static String ledger(BatchDetail detail) {
        LoadView load = detail.ledger();
        if (detail.ledgerProblem() != null) {
            return "not asked: " + detail.ledgerProblem();
        }
        return load == null
                ? "has no such load"
                : load.rows() + " rows from " + load.files() + " files, committed " + Answer.time(load.committed());
    }

    private static void print(BatchDetail detail, TextTable table, PrintWriter out) {
        detail.members().forEach(member -> table.add(member.file(), member.bytes(), Answer.time(member.exportTime())));
        out.print(table);
    }

    private static void line(PrintWriter out, String name, String value) {
        if (value != null && !value.isEmpty()) {
            out.printf("%-13s %s%n", name, value);
        }
    }
}
