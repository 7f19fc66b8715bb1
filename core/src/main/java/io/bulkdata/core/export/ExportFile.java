package io.bulkdata.core.export;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One exported file and the place it has in the landing bucket. Equal files have equal {@linkplain #landingKey() keys},
 * whoever announced them and however often.
 *
 * @param day the day in the key, in UTC
 * @param name the file's own name, such as {@code petitions_20261120014346.csv} or {@code ... .csv.bz2}
 */
public record ExportFile(Organisation organisation, ExportKind kind, TableName table, LocalDate day, String name) {

    /** The first folder of every landing key. */
    public static final String LANDING_PREFIX = "exports/";

    private static final DateTimeFormatter DAY = strict("uuuuMMdd");
    private static final DateTimeFormatter SECOND = strict("uuuuMMddHHmmss");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,199}");
    private static final Pattern TIMESTAMP = Pattern.compile(".*_(\\d{14})\\.csv(\\..*)?");
    private static final Pattern LANDING_KEY =
            Pattern.compile(LANDING_PREFIX + "([^/]+)/([^/]+)/([^/]+)/(\\d{8})/([^/]+)");

    /** @throws IllegalArgumentException when a part is null or {@code name} holds anything but letters, digits, {@code . _ -} */
    public ExportFile {
        if (organisation == null || kind == null || table == null || day == null) {
            throw new IllegalArgumentException("An export file needs organisation, kind, table and day");
        }
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a file name: " + Shown.of(name));
        }
    }

    /** {@code exports/<organisation>/<full|incremental>/<table>/<YYYYMMDD>/<file>}. */
    public String landingKey() {
        return LANDING_PREFIX
                + String.join("/", organisation.slug(), kind.wireName(), table.value(), DAY.format(day), name);
    }

    /** The time in the name ({@code <table>_<YYYYMMDDhhmmss>.csv}, UTC, whole seconds); empty when there is none. */
    public Optional<Instant> exportTime() {
        Matcher matcher = TIMESTAMP.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(matcher.group(1), SECOND).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads a {@linkplain #landingKey() landing key}.
     *
     * @throws IllegalArgumentException when the key is null or not one, naming it
     */
    public static ExportFile ofLandingKey(String key) {
        Matcher matcher = LANDING_KEY.matcher(key == null ? "" : key);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not the key of a landed export: " + Shown.of(key));
        }
        ExportKind kind = ExportKind.ofWireName(matcher.group(2))
                .orElseThrow(() -> new IllegalArgumentException("Neither full nor incremental: " + Shown.of(key)));
        return new ExportFile(
                new Organisation(matcher.group(1)),
                kind,
                new TableName(matcher.group(3)),
                day(matcher.group(4), key),
                matcher.group(5));
    }

    private static LocalDate day(String text, String key) {
        try {
            return LocalDate.parse(text, DAY);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Not a day, " + text + ", in " + Shown.of(key), e);
        }
    }

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
    }
}
