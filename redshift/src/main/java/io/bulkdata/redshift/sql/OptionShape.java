package io.bulkdata.redshift.sql;

import java.util.List;

/** What the value of an option of COPY looks like. */
enum OptionShape {
    /** The option is said, and that is all. */
    NONE,
    /** The option is said or not said. */
    SWITCH,
    ON_OFF,
    COMPUPDATE,
    ENCODING,
    /** One ASCII character that can be seen. */
    CHARACTER,
    TEXT,
    NUMBER,
    MAXERROR;

    private static final int MOST_ERRORS = 100_000;
    private static final char LAST_ASCII = '~';

    /** @throws IllegalArgumentException when the value has another shape */
    String checked(String value) {
        return switch (this) {
            case NONE, SWITCH, ON_OFF, COMPUPDATE, ENCODING -> word(value);
            case CHARACTER -> character(value);
            case TEXT -> new Literal(value).value();
            case NUMBER -> number(value, Integer.MAX_VALUE);
            case MAXERROR -> number(value, MOST_ERRORS);
        };
    }

    void write(SqlText sql, String name, String value) {
        if (value.equals("false")) {
            return;
        }
        sql.words(name);
        switch (this) {
            case NONE, SWITCH -> {}
            case ON_OFF, COMPUPDATE, ENCODING -> sql.words(value);
            case CHARACTER, TEXT -> sql.literal(value);
            case NUMBER, MAXERROR -> sql.number(Long.parseLong(value));
        }
    }

    private List<String> words() {
        return switch (this) {
            case NONE -> List.of("true");
            case SWITCH -> List.of("true", "false");
            case ON_OFF -> List.of("ON", "OFF");
            case COMPUPDATE -> List.of("ON", "OFF", "PRESET");
            case ENCODING -> List.of("UTF8", "UTF16", "UTF16LE", "UTF16BE", "ISO88591");
            case CHARACTER, TEXT, NUMBER, MAXERROR -> List.of();
        };
    }

    private String word(String value) {
        return words().stream()
                .filter(word -> word.equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not " + String.join(" or ", words()) + ": " + value));
    }

    private static String character(String value) {
        if (value.length() != 1 || value.charAt(0) > LAST_ASCII) {
            throw new IllegalArgumentException("not one ASCII character: " + value);
        }
        return new Literal(value).value();
    }

    private static String number(String value, long most) {
        if (!value.matches("\\d{1,10}") || Long.parseLong(value) > most) {
            throw new IllegalArgumentException("not a number from 0 to " + most + ": " + value);
        }
        return value;
    }
}
