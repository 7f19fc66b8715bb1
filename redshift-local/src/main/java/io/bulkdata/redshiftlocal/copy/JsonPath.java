package io.bulkdata.redshiftlocal.copy;

import java.util.ArrayList;
import java.util.List;

/**
 * The way to one value in a record, in dot or in bracket notation (the guide, "JSONPath expressions").
 *
 * @param steps names as text, places in arrays as numbers
 */
record JsonPath(List<Object> steps) {

    JsonPath {
        steps = List.copyOf(steps);
    }

    /**
     * Reads an expression such as {@code $.store.book[0]} or {@code $['store']['book'][0]}.
     *
     * @throws IllegalArgumentException when it is none, or mixes the notations
     */
    static JsonPath parse(String expression) {
        return new Reading(expression).path();
    }

    /** Finds its way from left to right. */
    private static final class Reading {
        private final String text;
        private final List<Object> steps = new ArrayList<>();
        private boolean dots;
        private boolean brackets;
        private int at = 1;

        Reading(String text) {
            this.text = text;
        }

        JsonPath path() {
            if (!text.startsWith("$")) {
                throw invalid("it does not begin with $");
            }
            while (at < text.length()) {
                step();
            }
            if (dots && brackets) {
                throw invalid("dot and bracket notation are mixed");
            }
            return new JsonPath(steps);
        }

        private void step() {
            if (text.charAt(at) == '.') {
                dots = true;
                steps.add(dotName());
            } else if (text.startsWith("['", at)) {
                brackets = true;
                steps.add(quotedName());
            } else if (text.charAt(at) == '[') {
                steps.add(index());
            } else {
                throw invalid("unexpected '" + text.charAt(at) + "'");
            }
        }

        private String dotName() {
            int end = at + 1;
            while (end < text.length() && ".[]'*".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            String name = text.substring(at + 1, end);
            if (name.isEmpty()) {
                throw invalid("a name is missing");
            }
            at = end;
            return name;
        }

        private String quotedName() {
            int end = text.indexOf("']", at + 2);
            if (end <= at + 2) {
                throw invalid("a name is missing");
            }
            String name = text.substring(at + 2, end);
            at = end + 2;
            return name;
        }

        private Integer index() {
            int end = text.indexOf(']', at);
            String number = end < 0 ? "" : text.substring(at + 1, end);
            if (!number.matches("[0-9]{1,9}")) {
                throw invalid("places in arrays are numbers from 0");
            }
            at = end + 1;
            return Integer.valueOf(number);
        }

        private IllegalArgumentException invalid(String reason) {
            return new IllegalArgumentException("Invalid JSONPath format: " + reason + ": " + text);
        }
    }
}
