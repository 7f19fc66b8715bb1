package io.bulkdata.awslocal;

import java.util.function.Supplier;

/** What is made when it is first wanted, since most who start {@link AwsLocal} never want it. */
final class OnDemand<T> {

    private final Supplier<T> maker;
    private T made;

    OnDemand(Supplier<T> maker) {
        this.maker = maker;
    }

    synchronized T get() {
        if (made == null) {
            made = maker.get();
        }
        return made;
    }
}
