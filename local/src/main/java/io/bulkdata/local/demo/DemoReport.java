package io.bulkdata.local.demo;

import io.bulkdata.core.message.Notice;
import java.util.List;

/**
 * What the demonstration found.
 *
 * @param tables one for each table of the source
 * @param notices all that the topics have said
 * @param problems what should not have happened; empty when all is well
 */
public record DemoReport(List<TableReport> tables, List<Notice> notices, List<String> problems) {

    public DemoReport {
        tables = List.copyOf(tables);
        notices = List.copyOf(notices);
        problems = List.copyOf(problems);
    }

    /** Whether every table equals its source and nothing else went wrong. */
    public boolean successful() {
        return problems.isEmpty() && tables.stream().allMatch(TableReport::equal);
    }

    /**
     * A table at the end.
     *
     * @param seconds in the warehouse's transactions, all loads together
     */
    public record TableReport(
            String table, long sourceRows, long warehouseRows, boolean equal, long loads, double seconds) {}
}
