package io.bulkdata.redshiftlocal.sql;

import io.bulkdata.redshiftlocal.copy.CopyCommand;
import io.bulkdata.redshiftlocal.copy.S3Location;
import java.util.HashSet;
import java.util.List;

/** Reads {@code COPY table [(columns)] FROM 's3://...' options}, as in the developer guide's chapter "COPY". */
final class CopyParser {

    private static final int SCHEMA_AND_TABLE = 2;

    private final Cursor cursor;

    private CopyParser(Cursor cursor) {
        this.cursor = cursor;
    }

    /** @throws SqlRefusal when it is not such a statement, or asks for what is not there */
    static CopyCommand parse(Cursor cursor) {
        return new CopyParser(cursor).command();
    }

    private CopyCommand command() {
        cursor.expect("COPY");
        refuseOtherForms();
        Token start = cursor.peek();
        List<String> name = cursor.qualifiedName();
        if (name.size() > SCHEMA_AND_TABLE) {
            throw SqlRefusal.unsupported(start, "cross-database COPY is not supported");
        }
        List<String> columns = cursor.peek().isSymbol('(') ? columns() : List.of();
        S3Location source = source();
        CopyOptionParser options = new CopyOptionParser(cursor);
        String schema = name.size() == SCHEMA_AND_TABLE ? name.get(0) : null;
        return new CopyCommand(schema, name.get(name.size() - 1), columns, source, options.parse());
    }

    private void refuseOtherForms() {
        if (cursor.peek().isSymbol('(')) {
            throw SqlRefusal.unsupported(cursor.peek(), "COPY of a query is not supported; use UNLOAD");
        }
        if (cursor.peek().is("JOB")) {
            throw SqlRefusal.unsupported(cursor.peek(), "COPY JOB is not supported by redshift-local");
        }
    }

    private List<String> columns() {
        Token start = cursor.peek();
        List<String> columns = cursor.nameList();
        if (new HashSet<>(columns).size() < columns.size()) {
            throw new SqlRefusal("42701", "a column is specified more than once", start.start());
        }
        return columns;
    }

    private S3Location source() {
        if (cursor.peek().is("TO")) {
            throw SqlRefusal.unsupported(cursor.peek(), "COPY TO is not supported; use UNLOAD");
        }
        cursor.expect("FROM");
        if (cursor.peek().is("STDIN")) {
            throw SqlRefusal.unsupported(cursor.peek(), "COPY FROM STDIN is not supported; COPY reads from Amazon S3");
        }
        Token token = cursor.expectKind(Token.Kind.STRING);
        try {
            return S3Location.parse(Literals.text(token));
        } catch (IllegalArgumentException e) {
            throw SqlRefusal.unsupported(
                    token, "COPY source " + token.text() + " is not supported by redshift-local: only s3:// is");
        }
    }
}
