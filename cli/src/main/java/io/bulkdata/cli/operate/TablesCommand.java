package io.bulkdata.cli.operate;

import io.bulkdata.cli.TextTable;
import io.bulkdata.loader.operate.TableView;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bulkdata tables}. */
@Command(
        name = "tables",
        description =
                "Shows how far each table is: its rows, its last full export, its newest file and how old that is.",
        mixinStandardHelpOptions = true)
public final class TablesCommand implements Callable<Integer> {

    @Mixin
    private final Place place = new Place();

    @Mixin
    private final Answer answer = new Answer();

    @Override
    public Integer call() {
        List<TableView> tables = place.installation().tables().list();
        answer.give(
                tables,
                out -> Answer.print(
                        out, table(tables), tables.isEmpty(), "Nothing was ever loaded into this warehouse."));
        return 0;
    }

    private static TextTable table(List<TableView> tables) {
        TextTable table =
                new TextTable("table", "rows", "last full", "newest file", "lag", "loads in 24 h", "last load");
        for (TableView view : tables) {
            table.add(
                    view.table(),
                    view.rows(),
                    Answer.time(view.lastFull()),
                    Answer.time(view.lastLoad()),
                    lag(view.lagSeconds()),
                    view.loads(),
                    Answer.time(view.lastCommitted()));
        }
        return table;
    }

    /** Days, hours and minutes. */
    static String lag(long seconds) {
        Duration lag = Duration.ofSeconds(Math.max(0, seconds));
        if (lag.toDays() > 0) {
            return lag.toDays() + " d " + lag.toHoursPart() + " h";
        }
        return lag.toHours() > 0 ? lag.toHours() + " h " + lag.toMinutesPart() + " min" : lag.toMinutes() + " min";
    }
}
