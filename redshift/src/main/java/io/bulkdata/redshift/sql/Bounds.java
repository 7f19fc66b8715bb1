package io.bulkdata.redshift.sql;

/** The bounds that lengths in types keep to. */
final class Bounds {

    private Bounds() {}

    static void check(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " can be " + least + " to " + most + ", not " + value);
        }
    }
}
