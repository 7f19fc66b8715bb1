package io.bulkdata.redshiftlocal.dataapi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Identifiers of statements: a UUID, and a number behind it for one statement of a batch. */
record StatementIds(String submission, int step) {

    private static final String PATTERN = "^[a-z0-9]{8}(-[a-z0-9]{4}){3}-[a-z0-9]{12}(:\\d+)?$";
    private static final Pattern FORM =
            Pattern.compile("([a-z0-9]{8}(?:-[a-z0-9]{4}){3}-[a-z0-9]{12})(?::(\\d{1,4}))?");

    /** Without a number. */
    static final int WHOLE = Integer.MIN_VALUE;

    static StatementIds read(Input input) {
        String id = input.requiredText("Id");
        Matcher matcher = FORM.matcher(id);
        if (!matcher.matches()) {
            throw Refusals.validation("id must satisfy regex pattern: " + PATTERN);
        }
        return new StatementIds(
                matcher.group(1), matcher.group(2) == null ? WHOLE : Integer.parseInt(matcher.group(2)) - 1);
    }

    boolean isWhole() {
        return step == WHOLE;
    }

    @Override
    public String toString() {
        return isWhole() ? submission : submission + ":" + (step + 1);
    }
}
