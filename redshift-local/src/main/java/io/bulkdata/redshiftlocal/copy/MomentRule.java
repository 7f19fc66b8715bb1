package io.bulkdata.redshiftlocal.copy;

/**
 * Dates and times, written in the one way that no setting of PostgreSQL reads otherwise.
 *
 * <p>Confirmed by what users quote of {@code stl_load_errors}: the words for a timestamp, and those for a date that is
 * too short. Not confirmed: the words for other dates and for TIME; that TIMEFORMAT has no part in TIME.
 */
final class MomentRule implements FieldRule {

    private static final int SHORTEST_DATE = 10;

    private final TargetColumn.Type type;
    private final MomentFormat format;
    private final Moment moment = new Moment();

    private MomentRule(TargetColumn.Type type, MomentFormat format) {
        this.type = type;
        this.format = format;
    }

    static MomentRule of(TargetColumn.Type type, CopyOptions.Values options) {
        String asked = switch (type) {
            case DATE -> options.dateFormat();
            case TIMESTAMP, TIMESTAMPTZ -> options.timeFormat();
            default -> null;
        };
        return new MomentRule(type, asked == null ? new IsoFormat(type) : format(asked, type));
    }

    private static MomentFormat format(String asked, TargetColumn.Type type) {
        return switch (asked) {
            case "auto" -> new AutoFormat();
            case "epochsecs", "epochmillisecs" -> epoch(asked, type);
            default -> new PatternFormat(asked);
        };
    }

    private static MomentFormat epoch(String asked, TargetColumn.Type type) {
        if (type == TargetColumn.Type.DATE) {
            throw new IllegalArgumentException("Not a DATEFORMAT: '" + asked + "'");
        }
        return new EpochFormat(asked.equals("epochmillisecs"));
    }

    @Override
    public void write(byte[] bytes, int from, int to, TextBuffer out) throws Refusal {
        if (format.read(bytes, from, to, moment) != to || !moment.valid()) {
            throw refusal(to - from);
        }
        if (isWritten(to - from)) {
            out.put(bytes, from, to);
            return;
        }
        boolean dated = type != TargetColumn.Type.TIME && type != TargetColumn.Type.TIMETZ;
        if (dated) {
            moment.putDate(out);
        }
        if (type == TargetColumn.Type.DATE) {
            return;
        }
        if (dated) {
            out.put(' ');
        }
        moment.putTime(out);
        if (type == TargetColumn.Type.TIMETZ || type == TargetColumn.Type.TIMESTAMPTZ) {
            moment.putOffset(out);
        }
    }

    /** Whether the field, which has been read in full, is already as it would be written. */
    private boolean isWritten(int length) {
        return switch (type) {
            case DATE -> format instanceof IsoFormat && length == SHORTEST_DATE;
            case TIME, TIMESTAMP -> format instanceof IsoFormat;
            default -> false;
        };
    }

    private Refusal refusal(int length) {
        if (type != TargetColumn.Type.DATE) {
            return new Refusal(1206, "Invalid timestamp format or value [" + format.shown() + "]");
        }
        boolean tooShort = format instanceof IsoFormat && length < SHORTEST_DATE;
        return new Refusal(
                1205,
                tooShort
                        ? "Invalid Date Format - length must be 10 or more"
                        : "Invalid Date Format [" + format.shown() + "]");
    }
}
