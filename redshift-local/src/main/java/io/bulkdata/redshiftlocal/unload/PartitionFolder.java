package io.bulkdata.redshiftlocal.unload;

import java.util.Locale;

/** The folder of a row's partition, as Hive names it: {@code year=2019/month=9/}. */
final class PartitionFolder {

    private static final String DEFAULT = "__HIVE_DEFAULT_PARTITION__";

    /** What Hive writes as a percent sign and two hexadecimal digits, besides control characters. */
    private static final String ESCAPED = "\"#%'*/:=?\\{}[]^\u007f";

    private PartitionFolder() {}

    /** Empty without partitions. */
    static String of(FieldIndexes fields, UnloadRow row) {
        StringBuilder folder = new StringBuilder();
        for (int index : fields.partitions()) {
            UnloadColumn column = fields.all().get(index);
            String value = row.isNull(index) ? "" : ValueText.of(column.type(), row, index);
            folder.append(escaped(column.name())).append('=');
            folder.append(value.isEmpty() ? DEFAULT : escaped(value)).append('/');
        }
        return folder.toString();
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || ESCAPED.indexOf(c) >= 0) {
                escaped.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
