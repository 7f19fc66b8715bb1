package io.bulkdata.loader.crash;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/** Keeps out of the log what is said by threads in which things fail on purpose, hundreds of times. */
public final class OnPurpose extends Filter<ILoggingEvent> {

    /** The name of such a thread. */
    public static final String THREAD = "on-purpose";

    @Override
    public FilterReply decide(ILoggingEvent event) {
        return event.getThreadName().equals(THREAD) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}
