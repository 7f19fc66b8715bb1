package io.bulkdata.loader.rule;

import io.bulkdata.loader.BatchRules;
import java.time.Duration;
import java.util.Optional;

/** When the batches of a rule close, as far as the rule says so. */
public record Closing(Optional<Long> files, Optional<Long> bytes, Optional<Duration> age) {

    /** Nothing is said. */
    static final Closing BY_DEFAULT = new Closing(Optional.empty(), Optional.empty(), Optional.empty());

    /** The rules in force. */
    public BatchRules over(BatchRules defaults) {
        return new BatchRules(
                files.orElse(defaults.files()), bytes.orElse(defaults.bytes()), age.orElse(defaults.age()));
    }
}
