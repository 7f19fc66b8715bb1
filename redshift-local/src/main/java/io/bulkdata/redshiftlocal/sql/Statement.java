package io.bulkdata.redshiftlocal.sql;

import java.util.List;

/** One statement of a script, understood as far as needed. */
public final class Statement {

    private final String source;
    private final int start;
    private final int end;
    private final Action action;
    private final List<Edit> edits;
    private final boolean readsSession;
    private final Rewritten rewritten;
    private final Traits traits;

    Statement(String source, int start, int end, Action action, List<Edit> edits, boolean readsSession, Traits traits) {
        this.source = source;
        this.start = start;
        this.end = end;
        this.action = action;
        this.edits = List.copyOf(edits);
        this.readsSession = readsSession;
        this.traits = traits;
        this.rewritten = new Rewritten(source, start, end, edits);
    }

    public Action action() {
        return action;
    }

    /** Whether it asks what the session did before, such as {@code pg_last_copy_count()}. */
    public boolean readsSession() {
        return readsSession;
    }

    /** Whether it asks what sessions did before, such as {@code sys_query_history}. */
    public boolean readsHistory() {
        return traits.readsHistory();
    }

    public StatementKind kind() {
        return traits.kind();
    }

    /**
     * The statement as the system tables show it, without its secrets.
     *
     * @param maximum characters
     */
    public String text(int maximum) {
        if (traits.secrets().isEmpty()) {
            return source.substring(start, Math.min(end, start + maximum));
        }
        String text = new Rewritten(source, start, end, traits.secrets()).text();
        return text.substring(0, Math.min(text.length(), maximum));
    }

    /** The statement as PostgreSQL shall read it. */
    public Rewritten rewritten() {
        return rewritten;
    }

    /**
     * A place in the whole source as PostgreSQL gives it: in code points, from 1.
     *
     * @param offset in UTF-16 characters
     */
    public int position(int offset) {
        return Rewritten.position(source, offset);
    }

    List<Edit> edits() {
        return edits;
    }

    @Override
    public String toString() {
        return source.substring(start, end);
    }
}
