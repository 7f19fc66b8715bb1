package io.bulkdata.redshiftlocal.sql;

import java.util.Map;

/** The options of COPY that a cluster knows and this server does not do, with the reason. */
final class CopyRefusals {

    private static final Map<String, String> OTHERS = Map.of(
            "ORC", "the ORC format is not read",
            "SHAPEFILE", "shapefiles are not read",
            "SIMPLIFY", "shapefiles are not read",
            "FIXEDWIDTH", "fields of a fixed width are not read",
            "LZOP", "there is no LZO library with a licence that allows it",
            "ENCRYPTED", "files that their owner has encrypted are not read",
            "SSH", "only Amazon S3 is a source",
            "READRATIO", "it is for Amazon DynamoDB, and only Amazon S3 is a source");

    private CopyRefusals() {}

    static void check(Token token) {
        String name = token.keyword();
        Authorization.refuseSecrets(token, name);
        String reason = OTHERS.get(name);
        if (reason != null) {
            throw SqlRefusal.unsupported(
                    token, "COPY option " + name + " is not supported by redshift-local: " + reason);
        }
    }
}
