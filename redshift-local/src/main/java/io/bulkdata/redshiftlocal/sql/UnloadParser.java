package io.bulkdata.redshiftlocal.sql;

import io.bulkdata.redshiftlocal.copy.S3Location;
import io.bulkdata.redshiftlocal.unload.UnloadCommand;

/** Reads {@code UNLOAD ('query') TO 's3://...' options}, as in the developer guide's chapter "UNLOAD". */
final class UnloadParser {

    private UnloadParser() {}

    /** @throws SqlRefusal when it is not such a statement, or asks for what is not there */
    static Action.Unload parse(Cursor cursor) {
        cursor.expect("UNLOAD");
        cursor.expectSymbol('(');
        Token query = cursor.expectKind(Token.Kind.STRING);
        cursor.expectSymbol(')');
        cursor.expect("TO");
        S3Location destination = destination(cursor.expectKind(Token.Kind.STRING));
        UnloadCommand command = new UnloadCommand(destination, new UnloadOptionParser(cursor).parse());
        return new Action.Unload(UnloadQuery.of(query), command);
    }

    private static S3Location destination(Token token) {
        try {
            return S3Location.parse(Literals.text(token));
        } catch (IllegalArgumentException e) {
            throw SqlRefusal.unsupported(
                    token, "UNLOAD destination " + token.text() + " is not supported by redshift-local: only s3:// is");
        }
    }
}
