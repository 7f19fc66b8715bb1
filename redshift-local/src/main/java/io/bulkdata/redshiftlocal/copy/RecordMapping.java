package io.bulkdata.redshiftlocal.copy;

import io.bulkdata.redshiftlocal.copy.CopyFormat.FieldMapping;
import java.util.List;
import java.util.Optional;

/** Which value of a record goes to which column, once the JSONPaths file has been read. */
sealed interface RecordMapping {

    /** To the columns of the same names. */
    record ByName(boolean ignoreCase) implements RecordMapping {}

    /** A path for each column. */
    record ByPath(List<JsonPath> paths) implements RecordMapping {
        public ByPath {
            paths = List.copyOf(paths);
        }
    }

    /** The record as it is to the only column. */
    record Whole() implements RecordMapping {}

    /** Reads the JSONPaths file if there is one. */
    static RecordMapping of(FieldMapping asked, ObjectStore objects, List<ColumnRule> columns) throws CopyFailure {
        if (asked instanceof FieldMapping.Paths paths) {
            Optional<List<JsonPath>> found = JsonPathsFile.read(objects, paths.file(), columns.size());
            return found.<RecordMapping>map(ByPath::new).orElseGet(() -> new ByName(false));
        }
        if (asked instanceof FieldMapping.Names names) {
            return new ByName(names.ignoreCase());
        }
        TargetColumn first = columns.get(0).column();
        if (columns.size() != 1 || first.type() != TargetColumn.Type.SUPER) {
            throw new CopyFailure(
                    "COPY with 'noshred' needs exactly one column, of type SUPER, not " + columns.size() + " column(s)",
                    null,
                    List.of());
        }
        return new Whole();
    }
}
