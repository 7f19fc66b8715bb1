package io.bulkdata.receiver.fetch;

import java.io.PrintWriter;
import java.io.StringWriter;

/** All that a log would say of an exception: with causes and what is suppressed. */
final class StackTraces {

    private StackTraces() {}

    static String of(Throwable throwable) {
        StringWriter text = new StringWriter();
        throwable.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
