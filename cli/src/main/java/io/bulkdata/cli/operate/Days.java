package io.bulkdata.cli.operate;

import io.bulkdata.core.export.TableName;
import io.bulkdata.loader.operate.ExportScope;
import java.time.LocalDate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which exports a command is for. */
final class Days {

    @Option(names = "--table", paramLabel = "TABLE", description = "Exports of this table only, such as petitions.")
    private String table;

    @Option(names = "--from", paramLabel = "DAY", description = "From the exports of this day on, such as 2026-11-20.")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", description = "Up to the exports of this day.")
    private LocalDate to;

    @Spec(Target.MIXEE)
    private CommandSpec command;

    /** @param since the first day when none was named; null for the beginning */
    ExportScope scope(LocalDate since) {
        try {
            return new ExportScope(table == null ? null : new TableName(table), from == null ? since : from, to);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    boolean isUnlimited() {
        return from == null && to == null;
    }
}
