package io.bulkdata.loader.operate;

import io.bulkdata.core.export.ExportFile;
import io.bulkdata.loader.LandedFile;
import java.time.Instant;

/** A file of the landing bucket that is an export. */
record LandedExport(LandedFile file, ExportFile export) {

    Instant exportTime() {
        return export.exportTime().orElse(file.landed());
    }
}
