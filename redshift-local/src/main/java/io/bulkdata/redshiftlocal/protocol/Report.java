package io.bulkdata.redshiftlocal.protocol;

import java.util.LinkedHashMap;
import java.util.Map;

/** An ErrorResponse or a NoticeResponse: fields by the letters that PostgreSQL gives them. */
public final class Report {

    public static final char SEVERITY = 'S';
    public static final char SEVERITY_UNTRANSLATED = 'V';
    public static final char SQLSTATE = 'C';
    public static final char MESSAGE = 'M';
    public static final char DETAIL = 'D';
    public static final char HINT = 'H';
    public static final char POSITION = 'P';
    public static final char CONTEXT = 'W';
    public static final char ROUTINE = 'R';

    private final Map<Character, String> fields;

    private Report(Map<Character, String> fields) {
        this.fields = fields;
    }

    /** Reads one that came from a server. */
    public static Report of(Frame frame) throws ProtocolException {
        Map<Character, String> fields = new LinkedHashMap<>();
        BodyReader reader = frame.reader();
        for (char field = reader.character(); field != '\0'; field = reader.character()) {
            fields.put(field, reader.string());
        }
        return new Report(fields);
    }

    public static Report of(String severity, String sqlState, String message) {
        Map<Character, String> fields = new LinkedHashMap<>();
        fields.put(SEVERITY, severity);
        fields.put(SEVERITY_UNTRANSLATED, severity);
        fields.put(SQLSTATE, sqlState);
        fields.put(MESSAGE, message);
        return new Report(fields);
    }

    public static Report error(String sqlState, String message) {
        return of("ERROR", sqlState, message);
    }

    /** The same with one field more or changed. */
    public Report with(char field, String value) {
        Map<Character, String> changed = new LinkedHashMap<>(fields);
        changed.put(field, value);
        return new Report(changed);
    }

    /** The same without that field. */
    public Report without(char field) {
        Map<Character, String> changed = new LinkedHashMap<>(fields);
        changed.remove(field);
        return new Report(changed);
    }

    /** Null when the field is not there. */
    public String field(char field) {
        return fields.get(field);
    }

    public String sqlState() {
        return fields.getOrDefault(SQLSTATE, "");
    }

    public String message() {
        return fields.getOrDefault(MESSAGE, "");
    }

    /**
     * The message to send.
     *
     * @param type {@link Replies#ERROR} or {@link Replies#NOTICE}
     */
    public Frame frame(char type) {
        BodyWriter body = new BodyWriter();
        fields.forEach((field, value) -> body.character(field).string(value));
        return body.character('\0').frame(type);
    }
}
