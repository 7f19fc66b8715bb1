package io.bulkdata.loader.rule;

import io.bulkdata.loader.LoadFailure;
import io.bulkdata.loader.rule.RuleDocuments.Document;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The load rules in force: looked at again after a minute, and only taken when they are valid. Until there have been valid ones
 * there are none, and asking for them fails.
 */
public final class CurrentRules {

    static final Duration FRESH = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(CurrentRules.class);

    private final Optional<RuleDocuments> documents;
    private final Consumer<LoadRules> check;
    private final Clock clock;
    private LoadRules rules;
    private String tag = "";
    private Instant looked = Instant.MIN;

    private CurrentRules(Optional<RuleDocuments> documents, Consumer<LoadRules> check, Clock clock) {
        this.documents = documents;
        this.check = check;
        this.clock = clock;
    }

    /** No rules but the built-in one. */
    public static CurrentRules none() {
        return new CurrentRules(Optional.empty(), any -> {}, Clock.systemUTC());
    }

    /**
     * The rules of a document.
     *
     * @param check throws an {@link IllegalArgumentException} at rules that cannot be used here
     */
    public static CurrentRules of(RuleDocuments documents, Consumer<LoadRules> check, Clock clock) {
        return new CurrentRules(Optional.of(documents), check, clock);
    }

    /**
     * The rules in force.
     *
     * @throws LoadFailure when there have been none yet and they cannot be read
     * @throws IllegalArgumentException when there have been none yet and they are wrong
     */
    public synchronized LoadRules get() {
        if (documents.isEmpty()) {
            return LoadRules.NONE;
        }
        Instant now = clock.instant();
        if (rules == null) {
            look(documents.get());
            looked = now;
        } else if (!looked.plus(FRESH).isAfter(now)) {
            lookAgain(documents.get());
            looked = now;
        }
        return rules;
    }

    private void look(RuleDocuments source) {
        Optional<Document> changed = source.read(tag);
        if (changed.isPresent()) {
            LoadRules read = parse(source, changed.get());
            rules = read;
            tag = changed.get().tag();
        }
    }

    private LoadRules parse(RuleDocuments source, Document document) {
        try {
            LoadRules read = RulesReader.read(document.text());
            check.accept(read);
            return read;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The load rules in " + source.place() + " are wrong: " + e.getMessage(), e);
        }
    }

    private void lookAgain(RuleDocuments source) {
        try {
            look(source);
        } catch (IllegalArgumentException | LoadFailure e) {
            LOG.error("{}; the rules of tag {} stay in use", e.getMessage(), tag, e);
        }
    }
}
