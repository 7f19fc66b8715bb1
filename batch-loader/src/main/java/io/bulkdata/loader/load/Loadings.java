package io.bulkdata.loader.load;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.loader.Batch;
import io.bulkdata.loader.LoadFailure;
import io.bulkdata.loader.RuleName;
import io.bulkdata.loader.rule.CurrentRules;
import io.bulkdata.loader.rule.LoadRule;
import io.bulkdata.loader.rule.LoadRules;
import io.bulkdata.loader.rule.Loading;
import io.bulkdata.redshift.sql.Identifier;

/**
 * How batches are loaded, by the rules as they are now: a batch only remembers its rule's name.
 *
 * @param key of ControlShift's tables
 */
record Loadings(CurrentRules rules, Identifier key) {

    /** @throws LoadFailure when the rule is gone, or the rules cannot be used at the moment */
    Loading of(Batch batch) {
        if (batch.rule().equals(RuleName.CONTROLSHIFT)) {
            return Loading.ofControlShift(key);
        }
        Loading loading = current()
                .find(batch.rule())
                .map(LoadRule::loading)
                .orElseThrow(() -> new LoadFailure(
                        FailureClass.CONFIGURATION,
                        "Cannot load batch " + batch.id() + " into " + batch.target() + ": there is no load rule "
                                + batch.rule() + " any more"));
        boolean enough = switch (batch.mode()) {
            case ADD -> !loading.key().isEmpty();
            case REPLACE_PARTITION -> loading.partition().isPresent();
            case REPLACE, APPEND -> true;
        };
        if (!enough) {
            throw new LoadFailure(
                    FailureClass.CONFIGURATION,
                    "Cannot load batch " + batch.id() + " into " + batch.target() + ": load rule " + batch.rule()
                            + " has changed and does not say any more what mode "
                            + batch.mode().wireName()
                            + " needs");
        }
        return loading;
    }

    /** A document that is wrong is corrected by somebody: no reason to give a batch up at once. */
    private LoadRules current() {
        try {
            return rules.get();
        } catch (IllegalArgumentException e) {
            throw new LoadFailure(FailureClass.TRANSIENT, e.getMessage(), e);
        }
    }
}
