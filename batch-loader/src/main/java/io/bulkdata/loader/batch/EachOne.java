package io.bulkdata.loader.batch;

import java.util.Collection;
import java.util.function.Consumer;

/** Does something for each of several, so that one that fails keeps no other waiting. */
final class EachOne {

    private EachOne() {}

    /** @throws RuntimeException the first there was, with the others suppressed, after all were tried */
    static <T> void of(Collection<T> all, Consumer<T> work) {
        RuntimeException first = null;
        for (T one : all) {
            try {
                work.accept(one);
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else if (first != e) {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
