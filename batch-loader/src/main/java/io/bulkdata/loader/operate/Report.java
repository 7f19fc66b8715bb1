package io.bulkdata.loader.operate;

import java.time.LocalDate;
import java.util.List;

/**
 * What a reconciliation has found.
 *
 * @param from the first day of exports that was looked at; null for the beginning
 * @param to the last; null for no end
 * @param findings every file that breaks the sum
 * @param strange files that lie among the exports and are none
 */
public record Report(
        LocalDate from, LocalDate to, List<TableSum> tables, List<Finding> findings, List<String> strange) {
    public Report {
        tables = List.copyOf(tables);
        findings = List.copyOf(findings);
        strange = List.copyOf(strange);
    }

    /** Whether received = loaded + superseded + quarantined + in flight, for every table. */
    public boolean isBalanced() {
        return findings.isEmpty() && strange.isEmpty();
    }
}
