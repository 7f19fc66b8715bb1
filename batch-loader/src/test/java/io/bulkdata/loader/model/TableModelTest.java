package io.bulkdata.loader.model;

import io.bulkdata.loader.crash.OnPurpose;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.state.ActionChain;

/**
 * Whatever lands, is delivered and goes wrong, in whatever order: the tables hold what the model says, and everything comes to
 * its one end. As many tries as jqwik makes: {@code -Djqwik.tries.default=100000} for more than 1,000.
 */
class TableModelTest {

    @Property
    void theTablesHoldWhatTheModelSays(@ForAll("chains") ActionChain<World> chain) {
        String name = Thread.currentThread().getName();
        Thread.currentThread().setName(OnPurpose.THREAD);
        try {
            World world = chain.withInvariant("at any time", Checks::always).run();
            world.comeToRest();
            Checks.atRest(world);
        } finally {
            Thread.currentThread().setName(name);
        }
    }

    @Provide
    Arbitrary<ActionChain<World>> chains() {
        return Actions.chains();
    }
}
