package io.bulkdata.core.telemetry.logback;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import software.amazon.lambda.powertools.logging.internal.LoggingManager;

/** How Powertools sets the level that {@code POWERTOOLS_LOG_LEVEL} or Lambda's own setting asks for. */
public final class LogLevels implements LoggingManager {

    @Override
    public void setLogLevel(Level level) {
        loggers().getLogger(Logger.ROOT_LOGGER_NAME).setLevel(ch.qos.logback.classic.Level.convertAnSLF4JLevel(level));
    }

    /** The lowest level that is logged; ERROR when nothing is. */
    @Override
    public Level getLogLevel(Logger logger) {
        String level = loggers().getLogger(logger.getName()).getEffectiveLevel().toString();
        return switch (level) {
            case "ALL" -> Level.TRACE;
            case "OFF" -> Level.ERROR;
            default -> Level.valueOf(level);
        };
    }

    private static LoggerContext loggers() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }
}
