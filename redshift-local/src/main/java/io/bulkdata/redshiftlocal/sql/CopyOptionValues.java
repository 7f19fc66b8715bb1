package io.bulkdata.redshiftlocal.sql;

import io.bulkdata.redshiftlocal.copy.CopyOptions.CopyEncoding;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The options of a COPY that have been read so far, with their values. */
final class CopyOptionValues {

    private static final int MAXIMUM_MAXERROR = 100_000;

    private final Cursor cursor;
    private final Map<String, Token> seen = new HashMap<>();
    private final Map<String, Character> characters = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private CopyEncoding encoding = CopyEncoding.UTF8;

    CopyOptionValues(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Notes that the option is there. */
    void once(Token token, String name) {
        if (seen.putIfAbsent(name, token) != null) {
            throw SqlRefusal.wrong(token, "conflicting or redundant options: " + token.text());
        }
    }

    /** Reads the option's value; false when it is not one of these. */
    boolean read(Token token) {
        String name = token.keyword();
        switch (name) {
            case "IAM_ROLE" -> texts.put(name, Authorization.role(cursor));
            case "REGION" -> texts.put(name, Authorization.region(string()));
            case "QUOTE" -> characters.put(name, Literals.character(string()));
            case "DELIMITER" -> texts.put(name, Literals.characters(string()));
            case "NULL" -> texts.put(name, Literals.nullText(string()));
            case "DATEFORMAT", "TIMEFORMAT" -> texts.put(name, Literals.text(string()));
            case "IGNOREHEADER" -> numbers.put(name, integer(Integer.MAX_VALUE));
            case "MAXERROR" -> numbers.put(name, integer(MAXIMUM_MAXERROR));
            case "ACCEPTINVCHARS" -> characters.put(name, replacement());
            case "ENCODING" -> encoding = readEncoding();
            case "COMPUPDATE" -> cursor.acceptAny("PRESET", "ON", "OFF", "TRUE", "FALSE");
            case "STATUPDATE" -> cursor.acceptAny("ON", "OFF", "TRUE", "FALSE");
            case "COMPROWS" -> numbers.put(name, integer(Integer.MAX_VALUE));
            default -> {
                return false;
            }
        }
        once(token, name);
        return true;
    }

    boolean has(String name) {
        return seen.containsKey(name);
    }

    /** Null when it was not given. */
    String text(String name) {
        return texts.get(name);
    }

    String text(String name, String absent) {
        return texts.getOrDefault(name, absent);
    }

    /** 0 when it was not given. */
    int number(String name) {
        return numbers.getOrDefault(name, 0);
    }

    /** Null when it was not given. */
    Character character(String name) {
        return characters.get(name);
    }

    CopyEncoding encoding() {
        return encoding;
    }

    /** Refuses the second option where it stands when the first one is there, too. */
    void refuseTogether(String first, String... others) {
        for (String other : others) {
            if (has(first) && has(other)) {
                throw SqlRefusal.wrong(seen.get(other), other + " cannot be used with " + first);
            }
        }
    }

    /** Refuses options where they stand. */
    void refuse(String why, Iterable<String> names) {
        for (String name : names) {
            if (has(name)) {
                throw SqlRefusal.unsupported(seen.get(name), name + why);
            }
        }
    }

    Token string() {
        cursor.accept("AS");
        return cursor.expectKind(Token.Kind.STRING);
    }

    private int integer(int maximum) {
        cursor.accept("AS");
        return Literals.integer(cursor.expectKind(Token.Kind.NUMBER), 0, maximum);
    }

    /** Without a character of its own, invalid ones become question marks. */
    private char replacement() {
        boolean named = cursor.accept("AS") || cursor.peek().kind() == Token.Kind.STRING;
        return named ? Literals.character(cursor.expectKind(Token.Kind.STRING)) : '?';
    }

    private CopyEncoding readEncoding() {
        cursor.accept("AS");
        Token token = cursor.next();
        String name = token.kind() == Token.Kind.STRING ? Literals.text(token) : token.text();
        try {
            return CopyEncoding.valueOf(name.replace("-", "").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw SqlRefusal.wrong(
                    token, "ENCODING " + name + " is not one of UTF8, UTF16, UTF16LE, UTF16BE, ISO88591");
        }
    }
}
