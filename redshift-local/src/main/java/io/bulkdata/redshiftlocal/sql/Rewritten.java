package io.bulkdata.redshiftlocal.sql;

import java.util.Comparator;
import java.util.List;

/** A part of the source with its edits done, which still knows where each character came from. */
public final class Rewritten {

    private final String source;
    private final int from;
    private final int to;
    private final List<Edit> edits;

    /** @param edits within {@code from} and {@code to}, not overlapping */
    Rewritten(String source, int from, int to, List<Edit> edits) {
        this.source = source;
        this.from = from;
        this.to = to;
        // What is inserted before a replaced part comes first.
        this.edits = edits.stream()
                .sorted(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end))
                .toList();
    }

    /** The new text. */
    public String text() {
        StringBuilder text = new StringBuilder(to - from);
        int at = from;
        for (Edit edit : edits) {
            text.append(source, at, edit.start()).append(edit.replacement());
            at = edit.end();
        }
        return text.append(source, at, to).toString();
    }

    /**
     * The place in the source that belongs to a place in the new text.
     *
     * @param position as PostgreSQL gives it: in code points, from 1
     */
    public int originalPosition(int position) {
        String text = text();
        int points = Math.min(position - 1, text.codePointCount(0, text.length()));
        return position(source, originalOffset(text.offsetByCodePoints(0, points)));
    }

    /** A place as PostgreSQL gives it: in code points, from 1. */
    public static int position(String source, int offset) {
        return source.codePointCount(0, Math.min(offset, source.length())) + 1;
    }

    private int originalOffset(int offset) {
        int shift = from;
        for (Edit edit : edits) {
            int editedStart = edit.start() - shift;
            if (offset < editedStart) {
                break;
            }
            if (offset < editedStart + edit.replacement().length()) {
                return edit.start();
            }
            shift += edit.end() - edit.start() - edit.replacement().length();
        }
        return offset + shift;
    }
}
