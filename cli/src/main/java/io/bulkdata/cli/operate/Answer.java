package io.bulkdata.cli.operate;

import io.bulkdata.cli.TextTable;
import io.bulkdata.core.message.Json;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How a command answers: for people, or as one line of JSON. */
final class Answer {

    private static final int REASON_LENGTH = 80;

    @Option(names = "--json", description = "Answer in JSON, for scripts.")
    private boolean json;

    @Spec(Target.MIXEE)
    private CommandSpec command;

    /**
     * Answers.
     *
     * @param result what becomes JSON
     * @param forPeople writes the same for people
     */
    void give(Object result, Consumer<PrintWriter> forPeople) {
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(Json.write(result));
        } else {
            forPeople.accept(out);
        }
        out.flush();
    }

    boolean isJson() {
        return json;
    }

    /** A table, or a sentence when it has no rows. */
    static void print(PrintWriter out, TextTable table, boolean empty, String instead) {
        out.print(empty ? instead + "\n" : table.toString());
    }

    /** To the second, or nothing. */
    static String time(Instant time) {
        return time == null ? "" : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** As much of a sentence as a line of a table has room for. */
    static String brief(String sentence) {
        String line = sentence.replaceAll("\\s+", " ");
        return line.length() <= REASON_LENGTH ? line : line.substring(0, REASON_LENGTH - 3) + "...";
    }
}
