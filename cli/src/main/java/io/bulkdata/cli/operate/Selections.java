package io.bulkdata.cli.operate;

import io.bulkdata.loader.BatchId;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What commands that work on several batches have in common. */
final class Selections {

    /** How much later than here it may be elsewhere, in seconds. */
    static final long CLOCKS_DIFFER = 60;

    private Selections() {}

    /** The ids, or a usage error naming the one that is none. */
    static List<BatchId> ids(List<String> texts, CommandSpec command) {
        return texts.stream().map(text -> id(text, command)).toList();
    }

    static BatchId id(String text, CommandSpec command) {
        try {
            return new BatchId(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    /** Either batches by name or by their state, and not both. */
    static void checkEither(boolean named, boolean byState, CommandSpec command) {
        if (named == byState) {
            throw new ParameterException(command.commandLine(), "Name batches, or say which by --status");
        }
    }

    /** What cannot be undone is only done when somebody means it. */
    static void checkMeant(boolean yes, String what, CommandSpec command) {
        if (!yes) {
            throw new ParameterException(command.commandLine(), what + " cannot be undone: say --yes if you mean it");
        }
    }
}
