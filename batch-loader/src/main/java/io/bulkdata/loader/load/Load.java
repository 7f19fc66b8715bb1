package io.bulkdata.loader.load;

import io.bulkdata.loader.Batch;
import io.bulkdata.loader.rule.Loading;
import java.util.List;

/** What is to be loaded in one attempt, looked into. */
record Load(LoadAttempt attempt, Loading loading, List<SourceFile> files) {
    Load {
        files = List.copyOf(files);
    }

    Batch batch() {
        return attempt.batch();
    }
}
