package io.bulkdata.loader.crash;

import java.util.regex.Pattern;

/** What can happen to a process at one of its effects. */
enum Fault {
    KILLED_BEFORE("killed before", false, true),
    KILLED_AFTER("killed after", true, true),
    CUT_BEFORE("cut before", false, false),
    ANSWER_LOST("answer lost", true, false);

    private static final Pattern READS = Pattern.compile("DYNAMODB (GetItem|Query)|S3 GET|SQL connect");

    private final String words;
    private final boolean takesEffect;
    private final boolean kills;

    Fault(String words, boolean takesEffect, boolean kills) {
        this.words = words;
        this.takesEffect = takesEffect;
        this.kills = kills;
    }

    String words() {
        return words;
    }

    /**
     * Whether it must be tried at an effect. What only reads leaves nothing behind: to be killed at it is to be killed after the
     * effect before it, and an answer that is lost was as good as never asked for.
     */
    boolean matters(String effect) {
        return this == CUT_BEFORE || !READS.matcher(effect).lookingAt();
    }

    /** Whether the other side has done what was asked. */
    boolean takesEffect() {
        return takesEffect;
    }

    /** Whether the process is no more; else only its connection is. */
    boolean kills() {
        return kills;
    }
}
