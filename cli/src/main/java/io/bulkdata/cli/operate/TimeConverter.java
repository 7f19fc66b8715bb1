package io.bulkdata.cli.operate;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time as people write it: {@code 2026-11-20T01:00:00Z}, {@code 2026-11-20} for its midnight in UTC, or {@code 36h} for so long ago. */
final class TimeConverter implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        try {
            if (upper.matches("\\d+[SMH]")) {
                return Instant.now().minus(Duration.parse("PT" + upper));
            }
            if (upper.matches("\\d+D")) {
                return Instant.now().minus(Duration.parse("P" + upper));
            }
            return upper.indexOf('T') < 0
                    ? LocalDate.parse(upper).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(upper);
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + text
                    + "' is no time: write 2026-11-20, 2026-11-20T01:00:00Z, or so long ago as 90m, 36h, 7d");
        }
    }
}
