package io.bulkdata.redshiftlocal.unload;

import io.bulkdata.redshiftlocal.copy.ObjectStore;
import io.bulkdata.redshiftlocal.copy.ObjectUpload;
import java.io.IOException;

/** Opens the files of one UNLOAD, all of the same format. */
interface DataFiles {

    DataFile open(FilePlace place) throws IOException;

    /**
     * Those of the format that the options name.
     *
     * @throws UnloadFailure when the columns do not fit the format
     */
    static DataFiles of(ObjectStore objects, FieldIndexes fields, UnloadOptions options) throws UnloadFailure {
        if (options.format() == UnloadOptions.Format.PARQUET) {
            ParquetRows rows = new ParquetRows(fields);
            return place -> ParquetFile.open(place, objects.create(place.location()), rows, options);
        }
        RowText text = RowTexts.of(fields, options);
        return place -> {
            ObjectUpload upload = objects.create(place.location());
            return new TextFile(place, upload, text, options);
        };
    }
}
