package io.bulkdata.core.aws;

import java.util.Objects;
import java.util.function.Supplier;

/** A thing that is made when it is first wanted, once: a client that most invocations never need costs their start nothing. */
public final class OnFirstUse<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private T made;

    public OnFirstUse(Supplier<T> maker) {
        this.maker = Objects.requireNonNull(maker, "maker");
    }

    @Override
    public synchronized T get() {
        if (made == null) {
            made = Objects.requireNonNull(maker.get(), "made");
        }
        return made;
    }
}
