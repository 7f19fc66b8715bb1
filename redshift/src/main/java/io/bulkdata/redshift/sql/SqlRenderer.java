package io.bulkdata.redshift.sql;

/** Makes SQL of a statement. Nothing else does. */
public final class SqlRenderer {

    private SqlRenderer() {}

    /** The statement's text, without a semicolon, in one line. */
    public static String render(Statement statement) {
        SqlText sql = new SqlText();
        statement.writeTo(sql);
        return sql.toString();
    }
}
