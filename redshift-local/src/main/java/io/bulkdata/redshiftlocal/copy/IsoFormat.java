package io.bulkdata.redshiftlocal.copy;

/**
 * The formats COPY reads when no other is asked for (the guide, "DATEFORMAT and TIMEFORMAT strings").
 *
 * <p>The time behind a DATE is ignored. Not confirmed on a real cluster: that a TIMESTAMP without a time, or with a T
 * or an offset, is refused; that TIMESTAMPTZ and TIMETZ without an offset are UTC; that a seventh digit of the fraction
 * is refused; how TIME and TIMETZ are written, of which the guide says nothing.
 */
record IsoFormat(TargetColumn.Type type) implements MomentFormat {

    @Override
    public int read(byte[] bytes, int from, int to, Moment moment) {
        moment.clear();
        return switch (type) {
            case DATE -> date(bytes, from, to, moment);
            case TIME -> MomentText.time(bytes, from, to, moment);
            case TIMETZ -> timeAndOffset(bytes, from, to, moment);
            case TIMESTAMPTZ -> {
                int date = dateAndBlank(bytes, from, to, moment);
                yield date == NOT_READ ? NOT_READ : timeAndOffset(bytes, date, to, moment);
            }
            default -> {
                int date = dateAndBlank(bytes, from, to, moment);
                yield date == NOT_READ ? NOT_READ : MomentText.time(bytes, date, to, moment);
            }
        };
    }

    private static int date(byte[] bytes, int from, int to, Moment moment) {
        int end = MomentText.date(bytes, from, to, moment);
        boolean more = end != NOT_READ && end < to && (bytes[end] == ' ' || bytes[end] == 'T');
        return more ? timeAndOffset(bytes, end + 1, to, moment) : end;
    }

    private static int dateAndBlank(byte[] bytes, int from, int to, Moment moment) {
        int end = MomentText.date(bytes, from, to, moment);
        return end != NOT_READ && end < to && bytes[end] == ' ' ? end + 1 : NOT_READ;
    }

    private static int timeAndOffset(byte[] bytes, int from, int to, Moment moment) {
        int end = MomentText.time(bytes, from, to, moment);
        return end == NOT_READ ? NOT_READ : MomentText.offset(bytes, end, to, moment);
    }

    @Override
    public String shown() {
        return switch (type) {
            case DATE -> "YYYY-MM-DD";
            case TIME -> "HH24:MI:SS";
            case TIMETZ -> "HH24:MI:SSOF";
            case TIMESTAMPTZ -> "YYYY-MM-DD HH24:MI:SSOF";
            default -> "YYYY-MM-DD HH24:MI:SS";
        };
    }
}
