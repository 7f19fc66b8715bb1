package io.bulkdata.receiver.telemetry.log4j;

import java.net.URI;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.AbstractConfiguration;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.ConfigurationFactory;
import org.apache.logging.log4j.core.config.ConfigurationSource;

/**
 * Log4j's configuration in code: one appender, the standard output, from INFO on. Files of configuration, and the plugins they
 * need, would make the cold start longer. Named in {@code log4j2.component.properties}.
 */
public final class LambdaLogging extends ConfigurationFactory {

    @Override
    protected String[] getSupportedTypes() {
        return new String[] {"*"};
    }

    @Override
    public Configuration getConfiguration(LoggerContext context, ConfigurationSource source) {
        return new InCode(context);
    }

    @Override
    public Configuration getConfiguration(LoggerContext context, String name, URI location) {
        return new InCode(context);
    }

    @Override
    public Configuration getConfiguration(LoggerContext context, String name, URI location, ClassLoader loader) {
        return new InCode(context);
    }

    /** What is logged and where to. */
    private static final class InCode extends AbstractConfiguration {

        InCode(LoggerContext context) {
            super(context, ConfigurationSource.NULL_SOURCE);
        }

        @Override
        protected void doConfigure() {
            StandardOutput output = new StandardOutput(new JsonLines());
            output.start();
            addAppender(output);
            getRootLogger().addAppender(output, null, null);
            getRootLogger().setLevel(Level.INFO);
        }
    }
}
