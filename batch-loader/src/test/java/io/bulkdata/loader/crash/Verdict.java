package io.bulkdata.loader.crash;

import io.bulkdata.core.message.Notice;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What has come of a scenario. */
record Verdict(String words) {

    private static final Pattern SENDING =
            Pattern.compile("SNS Publish|DYNAMODB (UpdateItem|TransactWriteItems) REMOVE #due");

    static final Verdict ONCE = new Verdict("once");

    /** The rows are there once, but the same notice came again. */
    static final Verdict TOLD_TWICE = new Verdict("told twice");

    static Verdict of(Scenario scenario, Town town) {
        List<String> rows = town.rows();
        if (!rows.equals(scenario.rows())) {
            return new Verdict("ROWS " + rows);
        }
        List<String> ledger = town.ledger();
        if (!ledger.equals(scenario.ledger())) {
            return new Verdict("LEDGER " + ledger);
        }
        List<Notice> notices = town.notices();
        Set<Notice> different = new HashSet<>(notices);
        List<String> ends = different.stream()
                .map(notice -> notice.status().name())
                .sorted()
                .toList();
        if (!ends.equals(scenario.ends())) {
            return new Verdict("NOTICES " + notices);
        }
        return notices.size() == different.size() ? ONCE : TOLD_TWICE;
    }

    /** Whether it may be so after a fault at an effect: between its sending and the mark that it was sent a notice may double. */
    boolean good(String effect) {
        return equals(ONCE) || (equals(TOLD_TWICE) && SENDING.matcher(effect).lookingAt());
    }

    @Override
    public String toString() {
        return words;
    }
}
