package io.bulkdata.loader.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * Which names under a prefix are files to load: a regular expression that the whole name has to match. Its engine takes time in
 * proportion to the name, whatever the expression; so there are no back references and no looking ahead.
 */
record FileFilter(String expression, Pattern pattern) {

    private static final int LONGEST = 500;

    /** @throws IllegalArgumentException when the expression is too long or none */
    static FileFilter parse(String expression) {
        if (expression.length() > LONGEST) {
            throw new IllegalArgumentException("longer than " + LONGEST + " characters");
        }
        try {
            return new FileFilter(expression, Pattern.compile(expression));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("no regular expression: " + e.getDescription(), e);
        }
    }

    /** Whether the name behind the key's last slash is a file to load. */
    boolean takes(String key) {
        return pattern.matches(key.substring(key.lastIndexOf('/') + 1));
    }
}
