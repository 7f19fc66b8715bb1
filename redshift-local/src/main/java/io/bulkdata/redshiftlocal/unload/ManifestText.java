package io.bulkdata.redshiftlocal.unload;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The text of a manifest as the guide shows it ("UNLOAD examples"), with one difference: its VERBOSE example gives lengths
 * without a key, which is not JSON; here they have one.
 */
final class ManifestText {

    private ManifestText() {}

    static String of(UnloadOutcome outcome, List<UnloadColumn> columns, UnloadOptions options) {
        boolean verbose = options.manifest() == UnloadOptions.Manifesting.VERBOSE;
        boolean sized = options.format() == UnloadOptions.Format.PARQUET;
        String entries = outcome.files().stream()
                .map(file -> "    {\"url\":" + quoted(file.location().toString()) + meta(file, verbose, sized) + "}")
                .collect(Collectors.joining(",\n", "  \"entries\": [\n", "\n  ]"));
        return "{\n" + entries + (verbose ? details(outcome, columns) : "") + "\n}\n";
    }

    /** COPY wants the size of each Parquet file ("Using a manifest to specify data files"). */
    private static String meta(WrittenFile file, boolean verbose, boolean sized) {
        if (verbose) {
            return ", \"meta\": { " + sizes(file.bytes(), file.lines(), ", ") + " }";
        }
        return sized ? ", \"meta\": { \"content_length\": " + file.bytes() + " }" : "";
    }

    private static String details(UnloadOutcome outcome, List<UnloadColumn> columns) {
        long lines = outcome.files().stream().mapToLong(WrittenFile::lines).sum();
        String elements = columns.stream()
                .map(column -> "      {\"name\": " + quoted(column.name()) + ", \"type\": { " + type(column) + " }}")
                .collect(Collectors.joining(",\n"));
        return ",\n  \"schema\": {\n    \"elements\": [\n" + elements + "\n    ]\n  },\n  \"meta\": {\n    "
                + sizes(outcome.bytes(), lines, ",\n    ")
                + "\n  },\n  \"author\": {\n    \"name\": \"Amazon Redshift\",\n    \"version\": \"1.0.0\"\n  }";
    }

    private static String sizes(long bytes, long lines, String separator) {
        return "\"content_length\": " + bytes + separator + "\"record_count\": " + lines;
    }

    private static String type(UnloadColumn column) {
        String base = "\"base\": " + quoted(column.type().title());
        return switch (column.type()) {
            case CHAR, VARCHAR -> base + ", \"max_length\": " + column.length();
            case DECIMAL -> base + ", \"precision\": " + column.precision() + ", \"scale\": " + column.scale();
            default -> base;
        };
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder();
        JsonText.quote(text, quoted);
        return quoted.toString();
    }
}
