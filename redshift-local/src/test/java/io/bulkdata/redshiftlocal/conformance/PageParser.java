package io.bulkdata.redshiftlocal.conformance;

import io.bulkdata.redshiftlocal.conformance.Page.Case;
import io.bulkdata.redshiftlocal.conformance.Step.Expectation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a file of cases.
 *
 * <pre>
 * # COPY: data conversion parameters                    chapter and page, then the page's address
 * # https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html
 *
 * == [pgjdbc psql] EMPTYASNULL makes empty text NULL    a case, and who runs it besides the Redshift driver
 * object empty.csv gzip                                 an object of the case's own bucket, and how it is coded
 * | 1,
 * CREATE TABLE t (id int, name varchar(10));            a statement, to a line that ends with ;
 * b: SELECT 1;                                          in a session of its own
 * SELECT name FROM t;
 * -&gt; NULL                                              its rows (none: "-&gt; none")
 * COPY t FROM 'x';
 * !! 42601 @ 8 part of the message                      its error, and where
 * COPY t FROM 's3://${bucket}/empty.csv' ...;
 * ?? loaded successfully                                its notice
 * expect out/0000_part_00                               an object has this content
 * | a|b
 * keys out/                                             these keys, and no others
 * -&gt; out/0000_part_00
 * </pre>
 *
 * <p>{@code ${bucket}}, {@code ${schema}}, {@code ${database}} and {@code ${account}} stand for the case's own. Other lines that begin
 * with # are comments.
 */
final class PageParser {

    private static final Pattern CASE = Pattern.compile("== (?:\\[([a-z ]+)] )?(\\S.*)");
    private static final Pattern FAILURE = Pattern.compile("!! ([0-9A-Z]{5}) (?:@ (\\d+) )?(.+)");
    private static final Pattern SESSION = Pattern.compile("([a-z]): (.*)", Pattern.DOTALL);
    private static final Set<String> CLIENTS = Set.of("pgjdbc", "psql");

    private final String file;
    private final Deque<String> lines;
    private final List<Case> cases = new ArrayList<>();
    private int line;

    private PageParser(String file, String text) {
        this.file = file;
        this.lines = new ArrayDeque<>(text.lines().toList());
    }

    /** @throws IllegalArgumentException when the file is not written as it should; the message says where */
    static Page parse(String file, String text) {
        return new PageParser(file, text).page();
    }

    private Page page() {
        String title = heading();
        String address = heading();
        if (!address.startsWith("https://docs.aws.amazon.com/redshift/")) {
            throw wrong("the second line is not the address of a page of the guide: " + address);
        }
        skipComments();
        while (!lines.isEmpty()) {
            cases.add(oneCase());
        }
        return new Page(file, title, address, cases);
    }

    private String heading() {
        String heading = lines.isEmpty() ? "" : take();
        if (!heading.startsWith("# ")) {
            throw wrong("a file begins with '# chapter: page' and '# address'");
        }
        return heading.substring(2).strip();
    }

    private Case oneCase() {
        int begin = line + 1;
        Matcher heading = CASE.matcher(take());
        if (!heading.matches()) {
            throw wrong("a case begins with '== behaviour'");
        }
        Set<String> clients =
                heading.group(1) == null ? Set.of() : Set.of(heading.group(1).split(" "));
        if (!CLIENTS.containsAll(clients)) {
            throw wrong("clients are " + CLIENTS + ", not " + clients);
        }
        List<Step> steps = new ArrayList<>();
        skipComments();
        while (!lines.isEmpty() && !lines.peek().startsWith("== ")) {
            steps.add(step());
            skipComments();
        }
        return new Case(heading.group(2), begin, clients, steps);
    }

    private Step step() {
        int begin = line + 1;
        String first = lines.element();
        String[] words = first.split(" ");
        if (first.startsWith("object ")) {
            take();
            return new Step.Put(begin, words[1], coding(words), block("| ", "|"));
        }
        if (first.startsWith("expect ")) {
            take();
            return new Step.Content(begin, words[1], coding(words), block("| ", "|"));
        }
        if (first.startsWith("keys ")) {
            take();
            return new Step.Keys(begin, words[1], block("-> ", "-> none"));
        }
        return run(begin);
    }

    private Coding coding(String[] words) {
        if (words.length == 2) {
            return Coding.PLAIN;
        }
        try {
            return Coding.valueOf(words[2].toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw wrong("codings are " + Arrays.toString(Coding.values()) + ", not " + words[2]);
        }
    }

    /** @param nothing a line that stands for an empty one, or for none */
    private List<String> block(String mark, String nothing) {
        List<String> block = new ArrayList<>();
        while (!lines.isEmpty() && lines.peek().startsWith(mark.strip())) {
            String text = take();
            if (!text.equals(nothing)) {
                block.add(text.substring(Math.min(mark.length(), text.length())));
            } else if (mark.startsWith("|")) {
                block.add("");
            }
        }
        return block;
    }

    private Step run(int begin) {
        StringBuilder sql = new StringBuilder();
        while (sql.isEmpty() || sql.charAt(sql.length() - 1) != ';') {
            if (lines.isEmpty() || lines.peek().startsWith("== ")) {
                throw wrong("the statement of line " + begin + " does not end with ;");
            }
            sql.append(sql.isEmpty() ? "" : "\n").append(take().stripTrailing());
        }
        sql.setLength(sql.length() - 1);
        Matcher named = SESSION.matcher(sql);
        String session = named.matches() ? named.group(1) : "a";
        String statement = named.matches() ? named.group(2) : sql.toString();
        return new Step.Run(begin, session, statement, expectation());
    }

    private Expectation expectation() {
        String next = lines.isEmpty() ? "" : lines.peek();
        if (next.startsWith("!! ")) {
            return failure(take());
        }
        if (next.startsWith("?? ")) {
            return new Expectation.Notice(take().substring(3));
        }
        return next.startsWith("->") ? new Expectation.Rows(block("-> ", "-> none")) : new Expectation.Success();
    }

    private Expectation failure(String text) {
        Matcher failure = FAILURE.matcher(text);
        if (!failure.matches()) {
            throw wrong("an error is '!! SQLSTATE [@ POSITION] part of the message'");
        }
        int position = failure.group(2) == null ? 0 : Integer.parseInt(failure.group(2));
        return new Expectation.Failure(failure.group(1), position, failure.group(3));
    }

    private void skipComments() {
        while (!lines.isEmpty() && (lines.peek().isBlank() || lines.peek().startsWith("#"))) {
            take();
        }
    }

    private String take() {
        line++;
        return lines.remove();
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(file + ":" + line + ": " + what);
    }
}
