package io.bulkdata.redshiftlocal.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * A column as a RowDescription tells it.
 *
 * @param typeId the type's number in PostgreSQL's catalogue
 * @param modifier of the type; -1 when it has none
 */
public record ResultColumn(String name, int typeId, int modifier) {

    /** All columns that the message describes. */
    public static List<ResultColumn> of(Frame rowDescription) throws ProtocolException {
        BodyReader reader = rowDescription.reader();
        int count = reader.int16();
        List<ResultColumn> columns = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String name = reader.string();
            // The table, the column's number in it.
            reader.int32();
            reader.int16();
            int typeId = reader.int32();
            // The type's size.
            reader.int16();
            int modifier = reader.int32();
            // The format, which is not chosen yet.
            reader.int16();
            columns.add(new ResultColumn(name, typeId, modifier));
        }
        return columns;
    }
}
