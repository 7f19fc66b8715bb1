package io.bulkdata.redshiftlocal.unload;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns of the query and which of them go where.
 *
 * @param all of the query
 * @param written indexes of those that are in the files
 * @param partitions indexes of those that name the folders, in the folders' order
 */
record FieldIndexes(List<UnloadColumn> all, List<Integer> written, List<Integer> partitions) {

    FieldIndexes {
        all = List.copyOf(all);
        written = List.copyOf(written);
        partitions = List.copyOf(partitions);
    }

    /** @throws UnloadFailure when a partition column is not there, has a type that cannot be one, or none is left to write */
    static FieldIndexes of(List<UnloadColumn> columns, UnloadOptions options) throws UnloadFailure {
        List<Integer> partitions = new ArrayList<>();
        for (String name : options.partitionBy()) {
            partitions.add(partition(name, columns));
        }
        List<Integer> written = IntStream.range(0, columns.size())
                .filter(i -> options.include() || !partitions.contains(i))
                .boxed()
                .toList();
        if (written.isEmpty() || partitions.size() == columns.size()) {
            throw UnloadFailure.unsupported("UNLOAD needs at least one column that is not in PARTITION BY");
        }
        return new FieldIndexes(columns, written, partitions);
    }

    List<UnloadColumn> writtenColumns() {
        return written.stream().map(all::get).toList();
    }

    private static int partition(String name, List<UnloadColumn> columns) throws UnloadFailure {
        int[] found = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).name().equals(name))
                .toArray();
        if (found.length != 1) {
            throw UnloadFailure.unsupported(
                    found.length == 0
                            ? "PARTITION BY column \"" + name + "\" is not a column of the query"
                            : "PARTITION BY column \"" + name + "\" is ambiguous");
        }
        UnloadType type = columns.get(found[0]).type();
        if (!type.mayPartition()) {
            throw UnloadFailure.unsupported(
                    "PARTITION BY column \"" + name + "\" of type " + type.title() + " is not supported");
        }
        return found[0];
    }
}
