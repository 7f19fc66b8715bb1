package io.bulkdata.core.settings;

import java.util.List;

/** The environment does not make a configuration; the message has every problem on a line of its own. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SettingsException(List<String> problems) {
        super("Wrong settings:\n  " + String.join("\n  ", problems));
    }
}
