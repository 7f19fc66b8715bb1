package io.bulkdata.cli;

import io.bulkdata.core.message.Notice;
import io.bulkdata.local.demo.Demo;
import io.bulkdata.local.demo.DemoOptions;
import io.bulkdata.local.demo.DemoReport;
import io.bulkdata.local.demo.DemoReport.TableReport;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bulkdata demo}: the whole pipeline from the first webhook to the last cell, and a verdict. */
@Command(
        name = "demo",
        description = "Exports 63 tables from a simulated ControlShift, twice and in between, and compares every cell.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    @Option(names = "--rows", paramLabel = "N", defaultValue = "10000", description = "Signatures (${DEFAULT-VALUE}).")
    private int rows;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "5",
            description = "Minutes of incremental exports (${DEFAULT-VALUE}).")
    private int minutes;

    @Option(names = "--bzip2", description = "Compress the exports.")
    private boolean bzip2;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = command.commandLine().getOut();
        Screen screen = new Screen(out);
        DemoReport report =
                Demo.run(new DemoOptions(rows, minutes, bzip2), Secrets.random(), Ports.preferred(5439), screen);
        screen.end();
        print(report, out);
        return report.successful() ? 0 : 1;
    }

    private static void print(DemoReport report, PrintWriter out) {
        TextTable table = new TextTable("table", "source rows", "warehouse rows", "loads", "seconds", "content");
        for (TableReport row : report.tables()) {
            table.add(
                    row.table(),
                    row.sourceRows(),
                    row.warehouseRows(),
                    row.loads(),
                    String.format(Locale.ROOT, "%.2f", row.seconds()),
                    row.equal() ? "equal" : "DIFFERS");
        }
        out.println();
        out.print(table);
        out.println();
        out.println("Notices: " + notices(report));
        report.problems().forEach(problem -> out.println("Problem: " + problem));
        long equal = report.tables().stream().filter(TableReport::equal).count();
        out.println(equal + " of " + report.tables().size() + " tables are equal to their source in content.");
        out.println();
        out.println("Next: ./bulkdata local keeps the pipeline up, for psql and for webhooks of your own.");
        out.flush();
    }

    private static String notices(DemoReport report) {
        Map<Notice.Status, Long> counts = report.notices().stream()
                .collect(Collectors.groupingBy(Notice::status, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }
}
