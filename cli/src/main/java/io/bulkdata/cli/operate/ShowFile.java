package io.bulkdata.cli.operate;

import io.bulkdata.cli.TextTable;
import io.bulkdata.loader.operate.FileDetail;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bulkdata files show}. */
@Command(
        name = "show",
        description = "Shows which batches have a file, and what the ledger says of them.",
        mixinStandardHelpOptions = true)
final class ShowFile implements Callable<Integer> {

    @Mixin
    private final Place place = new Place();

    @Mixin
    private final Answer answer = new Answer();

    @Mixin
    private final FileName name = new FileName();

    @Override
    public Integer call() {
        FileDetail detail = place.installation().files().show(name.file(), name.etag());
        answer.give(detail, out -> print(detail, out));
        return 0;
    }

    private static void print(FileDetail detail, PrintWriter out) {
        out.println("File    " + detail.file());
        out.println("ETag    " + detail.etag());
        out.println(
                detail.landed() == null
                        ? "Landed  with this content it is not in the bucket"
                        : "Landed  " + Answer.time(detail.landed()) + ", " + detail.bytes() + " bytes");
        if (detail.batches().isEmpty()) {
            out.println("No batch has it.");
            return;
        }
        TextTable table = new TextTable("target", "batch", "state", "ledger", "reason");
        for (FileDetail.InBatch in : detail.batches()) {
            table.add(
                    in.target(),
                    in.batchId(),
                    in.batch() == null ? "deleted" : in.batch().state(),
                    ledger(in),
                    in.batch() == null ? "" : Answer.brief(in.batch().reason()));
        }
        out.print(table);
    }

    private static String ledger(FileDetail.InBatch in) {
        if (in.ledgerProblem() != null) {
            return "not asked";
        }
        return in.ledger() == null ? "no" : in.ledger().rows() + " rows";
    }
}
