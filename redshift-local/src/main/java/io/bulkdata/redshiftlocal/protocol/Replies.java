package io.bulkdata.redshiftlocal.protocol;

import java.util.ArrayList;
import java.util.List;

/** The messages of a server: their types, and those that this server makes itself. */
public final class Replies {

    public static final char AUTHENTICATION = 'R';
    public static final char PARAMETER_STATUS = 'S';
    public static final char BACKEND_KEY = 'K';
    public static final char READY = 'Z';
    public static final char ERROR = 'E';
    public static final char NOTICE = 'N';
    public static final char NOTIFICATION = 'A';
    public static final char PARSE_COMPLETE = '1';
    public static final char BIND_COMPLETE = '2';
    public static final char CLOSE_COMPLETE = '3';
    public static final char NO_DATA = 'n';
    public static final char EMPTY_QUERY = 'I';
    public static final char PORTAL_SUSPENDED = 's';
    public static final char ROW = 'D';
    public static final char ROW_DESCRIPTION = 'T';
    public static final char COMMAND_COMPLETE = 'C';
    public static final char COPY_IN = 'G';
    public static final char NEGOTIATE_VERSION = 'v';

    private Replies() {}

    public static Frame commandComplete(String tag) {
        return new BodyWriter().string(tag).frame(COMMAND_COMPLETE);
    }

    public static Frame parameterStatus(String name, String value) {
        return new BodyWriter().string(name).string(value).frame(PARAMETER_STATUS);
    }

    /** The fields of a DataRow whose values are text; an SQL NULL is null. */
    public static List<String> row(Frame frame) throws ProtocolException {
        BodyReader reader = frame.reader();
        int count = reader.int16();
        List<String> fields = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int length = reader.int32();
            fields.add(length < 0 ? null : reader.text(length));
        }
        return fields;
    }
}
