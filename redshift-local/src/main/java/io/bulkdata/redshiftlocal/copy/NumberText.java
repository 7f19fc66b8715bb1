package io.bulkdata.redshiftlocal.copy;

/** The parts that numbers are made of. */
final class NumberText {

    private NumberText() {}

    /** Where the digits begin: behind the sign, if there is one. */
    static int signEnd(byte[] bytes, int from, int to) {
        return from < to && (bytes[from] == '-' || bytes[from] == '+') ? from + 1 : from;
    }

    static int digitsEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    /** Where the digits behind the point end, or the point's place when there is no point. */
    static int fractionEnd(byte[] bytes, int point, int to) {
        return point < to && bytes[point] == '.' ? digitsEnd(bytes, point + 1, to) : point;
    }
}
