package io.bulkdata.redshiftlocal.protocol;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The messages of a client, ready to be sent. */
public final class Requests {

    public static final char PARSE = 'P';
    public static final char BIND = 'B';
    public static final char DESCRIBE = 'D';
    public static final char EXECUTE = 'E';
    public static final char CLOSE = 'C';
    public static final char SYNC = 'S';
    public static final char FLUSH = 'H';
    public static final char QUERY = 'Q';
    public static final char TERMINATE = 'X';
    public static final char PASSWORD = 'p';
    public static final char FUNCTION_CALL = 'F';
    public static final char COPY_DATA = 'd';
    public static final char COPY_DONE = 'c';
    public static final char COPY_FAIL = 'f';

    /** What Describe and Close name. */
    public enum Target {
        STATEMENT('S'),
        PORTAL('P');

        private final char letter;

        Target(char letter) {
            this.letter = letter;
        }
    }

    private Requests() {}

    public static Frame query(String sql) {
        return new BodyWriter().string(sql).frame(QUERY);
    }

    /**
     * A Parse with parameter types.
     *
     * @param parameterTypes the rest of the message: the number of types and the types
     */
    public static Frame parse(String statement, String sql, byte[] parameterTypes) {
        return new BodyWriter()
                .string(statement)
                .string(sql)
                .bytes(parameterTypes)
                .frame(PARSE);
    }

    /** A Parse that leaves all parameter types to the server. */
    public static Frame parse(String statement, String sql) {
        return new BodyWriter().string(statement).string(sql).int16(0).frame(PARSE);
    }

    /** A Bind with parameters and results as text. */
    public static Frame bind(String portal, String statement, List<String> parameters) {
        BodyWriter body = new BodyWriter().string(portal).string(statement).int16(0);
        body.int16(parameters.size());
        for (String parameter : parameters) {
            byte[] bytes = parameter.getBytes(StandardCharsets.UTF_8);
            body.int32(bytes.length).bytes(bytes);
        }
        return body.int16(0).frame(BIND);
    }

    /**
     * A Bind without parameters.
     *
     * @param binary for each column of the result, whether it is to be sent in PostgreSQL's binary form
     */
    public static Frame bind(String portal, String statement, boolean[] binary) {
        BodyWriter body =
                new BodyWriter().string(portal).string(statement).int16(0).int16(0);
        body.int16(binary.length);
        for (boolean format : binary) {
            body.int16(format ? 1 : 0);
        }
        return body.frame(BIND);
    }

    public static Frame describe(Target target, String name) {
        return new BodyWriter().character(target.letter).string(name).frame(DESCRIBE);
    }

    public static Frame close(Target target, String name) {
        return new BodyWriter().character(target.letter).string(name).frame(CLOSE);
    }

    /** An Execute for all rows. */
    public static Frame execute(String portal) {
        return new BodyWriter().string(portal).int32(0).frame(EXECUTE);
    }

    public static Frame copyFail(String reason) {
        return new BodyWriter().string(reason).frame(COPY_FAIL);
    }
}
