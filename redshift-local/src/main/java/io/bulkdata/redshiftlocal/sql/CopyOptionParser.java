package io.bulkdata.redshiftlocal.sql;

import io.bulkdata.redshiftlocal.copy.CopyOptions;
import io.bulkdata.redshiftlocal.copy.CopyOptions.CopyCompression;
import io.bulkdata.redshiftlocal.copy.CopyOptions.Format;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the options of COPY, in any order, each at most once. */
final class CopyOptionParser {

    private static final Set<String> SECRETS =
            Set.of("CREDENTIALS", "ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "SESSION_TOKEN", "MASTER_SYMMETRIC_KEY");
    private static final Set<String> KNOWN_TO_REDSHIFT = Set.of(
            "JSON",
            "AVRO",
            "PARQUET",
            "ORC",
            "SHAPEFILE",
            "FIXEDWIDTH",
            "LZOP",
            "ESCAPE",
            "REMOVEQUOTES",
            "ENCRYPTED",
            "SSH",
            "READRATIO",
            "COMPROWS",
            "SIMPLIFY");
    private static final Set<String> FLAGS = Set.of(
            "MANIFEST",
            "EMPTYASNULL",
            "BLANKSASNULL",
            "TRIMBLANKS",
            "TRUNCATECOLUMNS",
            "ROUNDEC",
            "FILLRECORD",
            "IGNOREBLANKLINES",
            "EXPLICIT_IDS",
            "NOLOAD");
    private static final Set<String> COMPRESSIONS = Set.of("GZIP", "BZIP2", "ZSTD");
    private static final int MAXIMUM_MAXERROR = 100_000;
    private static final Pattern ROLE = Pattern.compile("arn:aws(-cn|-us-gov)?:iam::[0-9]{12}:role/[\\w+=,.@/-]+");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]");

    private final Cursor cursor;
    private final Token first;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Character> characters = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();

    CopyOptionParser(Cursor cursor) {
        this.cursor = cursor;
        this.first = cursor.peek();
    }

    /** Reads to the statement's end. */
    CopyOptions parse() {
        cursor.accept("WITH");
        while (!cursor.atEnd()) {
            option(cursor.expectKind(Token.Kind.WORD));
        }
        if (!seen.contains("IAM_ROLE")) {
            throw SqlRefusal.wrong(first, "COPY needs IAM_ROLE default or IAM_ROLE 'arn:aws:iam::...:role/...'");
        }
        if (seen.contains("QUOTE") && !seen.contains("CSV")) {
            throw SqlRefusal.wrong(first, "QUOTE is only valid with CSV");
        }
        return options();
    }

    private void option(Token token) {
        String name = token.text().toUpperCase(Locale.ROOT);
        refuse(token, name);
        if (name.equals("FORMAT")) {
            cursor.accept("AS");
            option(cursor.expectKind(Token.Kind.WORD));
            return;
        }
        once(token, COMPRESSIONS.contains(name) ? "compression" : name);
        seen.add(name);
        if (!FLAGS.contains(name) && !COMPRESSIONS.contains(name) && !name.equals("CSV")) {
            valued(token, name);
        }
    }

    private static void refuse(Token token, String name) {
        if (SECRETS.contains(name)) {
            throw SqlRefusal.unsupported(token, name + " is refused by redshift-local: use IAM_ROLE, no secret in SQL");
        }
        if (KNOWN_TO_REDSHIFT.contains(name)) {
            throw SqlRefusal.unsupported(token, "COPY option " + name + " is not supported by redshift-local");
        }
    }

    private void once(Token token, String name) {
        if (!seen.add(name)) {
            throw SqlRefusal.wrong(token, "conflicting or redundant options: " + token.text());
        }
    }

    private void valued(Token token, String name) {
        switch (name) {
            case "IAM_ROLE" -> texts.put(name, role());
            case "REGION" -> texts.put(name, region());
            case "DELIMITER", "QUOTE" -> characters.put(name, Literals.character(string()));
            case "NULL" -> texts.put(name, Literals.nullText(string()));
            case "DATEFORMAT", "TIMEFORMAT" -> texts.put(name, Literals.text(string()));
            case "IGNOREHEADER" -> numbers.put(name, number(Integer.MAX_VALUE));
            case "MAXERROR" -> numbers.put(name, number(MAXIMUM_MAXERROR));
            case "ACCEPTINVCHARS" -> characters.put(name, replacement());
            case "ENCODING" -> encoding();
            case "COMPUPDATE" -> cursor.acceptAny("PRESET", "ON", "OFF", "TRUE", "FALSE");
            case "STATUPDATE" -> cursor.acceptAny("ON", "OFF", "TRUE", "FALSE");
            default -> throw SqlRefusal.unexpected(token);
        }
    }

    private Token string() {
        cursor.accept("AS");
        return cursor.expectKind(Token.Kind.STRING);
    }

    private int number(int maximum) {
        cursor.accept("AS");
        return Literals.integer(cursor.expectKind(Token.Kind.NUMBER), 0, maximum);
    }

    private String role() {
        if (cursor.accept("DEFAULT")) {
            return "default";
        }
        Token token = cursor.expectKind(Token.Kind.STRING);
        String roles = Literals.text(token);
        for (String role : roles.split(",", -1)) {
            if (!ROLE.matcher(role).matches()) {
                throw SqlRefusal.wrong(token, "Invalid IAM role: " + token.text());
            }
        }
        return roles;
    }

    private String region() {
        Token token = string();
        String region = Literals.text(token);
        if (!REGION.matcher(region).matches()) {
            throw SqlRefusal.wrong(token, "Invalid region: " + token.text());
        }
        return region;
    }

    /** Without a character of its own, invalid ones become question marks. */
    private char replacement() {
        boolean named = cursor.accept("AS") || cursor.peek().kind() == Token.Kind.STRING;
        return named ? Literals.character(cursor.expectKind(Token.Kind.STRING)) : '?';
    }

    private void encoding() {
        cursor.accept("AS");
        Token token = cursor.next();
        String name = token.kind() == Token.Kind.STRING ? Literals.text(token) : token.text();
        if (!name.replace("-", "").equalsIgnoreCase("UTF8")) {
            throw SqlRefusal.unsupported(
                    token, "ENCODING " + name + " is not supported by redshift-local: only UTF8 is");
        }
    }

    private CopyOptions options() {
        boolean csv = seen.contains("CSV");
        return new CopyOptions(
                seen.contains("MANIFEST"),
                csv ? Format.CSV : Format.DELIMITED,
                characters.getOrDefault("DELIMITER", csv ? ',' : '|'),
                characters.getOrDefault("QUOTE", '"'),
                numbers.getOrDefault("IGNOREHEADER", 0),
                compression(),
                texts.getOrDefault("NULL", "\\N"),
                seen.contains("EMPTYASNULL"),
                seen.contains("BLANKSASNULL"),
                seen.contains("TRIMBLANKS"),
                seen.contains("TRUNCATECOLUMNS"),
                seen.contains("ROUNDEC"),
                seen.contains("FILLRECORD"),
                seen.contains("IGNOREBLANKLINES"),
                seen.contains("EXPLICIT_IDS"),
                seen.contains("NOLOAD"),
                numbers.getOrDefault("MAXERROR", 0),
                texts.get("DATEFORMAT"),
                texts.get("TIMEFORMAT"),
                characters.get("ACCEPTINVCHARS"),
                texts.get("IAM_ROLE"),
                texts.get("REGION"));
    }

    private CopyCompression compression() {
        return COMPRESSIONS.stream()
                .filter(seen::contains)
                .map(CopyCompression::valueOf)
                .findFirst()
                .orElse(CopyCompression.NONE);
    }
}
