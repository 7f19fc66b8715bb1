package io.bulkdata.loader.load;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the ledger tells about a table before a load.
 *
 * @param lastFull the watermark: the export time of the newest full that was loaded
 * @param laterAdds the files of loads that added rows newer than the full that is to be loaded now, which it would wipe out
 */
record History(Optional<Instant> lastFull, List<SourceFile> laterAdds) {
    History {
        laterAdds = List.copyOf(laterAdds);
    }
}
