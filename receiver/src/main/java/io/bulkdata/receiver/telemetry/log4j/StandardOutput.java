package io.bulkdata.receiver.telemetry.log4j;

import java.nio.charset.StandardCharsets;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/**
 * Writes each event to the standard output, whichever it is at that moment. Log4j's own appender for the console is made by a
 * builder that looks at annotations, which makes the cold start longer.
 */
final class StandardOutput extends AbstractAppender {

    StandardOutput(JsonLines layout) {
        super("StandardOutput", null, layout, true, Property.EMPTY_ARRAY);
    }

    @Override
    public void append(LogEvent event) {
        byte[] line = ((JsonLines) getLayout()).toSerializable(event).getBytes(StandardCharsets.UTF_8);
        System.out.write(line, 0, line.length);
        System.out.flush();
    }
}
