package io.bulkdata.receiver;

import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What the receiver, or everybody, writes to the log on the thread that made this, with stack traces. */
public final class CapturedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger logger;
    private final String thread = Thread.currentThread().getName();
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

    public CapturedLog() {
        this("io.bulkdata.receiver");
    }

    private CapturedLog(String name) {
        logger = logger(name);
        setContext(logger.getLoggerContext());
        start();
        logger.addAppender(this);
    }

    /** Logback's own: while one test class sets the logging up, those that start at the same time get stand-ins. */
    public static Logger logger(String name) {
        await().until(() -> LoggerFactory.getILoggerFactory() instanceof LoggerContext);
        return (Logger) LoggerFactory.getLogger(name);
    }

    /** What anybody but the receiver writes: libraries. */
    public static CapturedLog ofOthers() {
        return new CapturedLog(Logger.ROOT_LOGGER_NAME);
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getThreadName().equals(thread)) {
            events.add(event);
        }
    }

    /** All of it. */
    public String text() {
        return lines(events);
    }

    /** The messages without stack traces. */
    public List<String> messages() {
        return events.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    /** What was written at that level. */
    public String text(Level level) {
        return lines(events.stream().filter(event -> event.getLevel() == level).toList());
    }

    private static String lines(List<ILoggingEvent> events) {
        StringBuilder text = new StringBuilder();
        for (ILoggingEvent event : events) {
            text.append(event.getFormattedMessage()).append('\n');
            if (event.getThrowableProxy() != null) {
                text.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        stop();
    }
}
