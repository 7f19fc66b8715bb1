package io.bulkdata.redshiftlocal.unload;

/**
 * A column of the query, with its type as Redshift sees it.
 *
 * @param length of CHAR and VARCHAR; 0 for others
 * @param precision of DECIMAL; 0 for others
 * @param scale of DECIMAL; 0 for others
 */
public record UnloadColumn(String name, UnloadType type, int length, int precision, int scale) {

    /** PostgreSQL stores the length of a text, and precision and scale of a number, with this added. */
    private static final int MODIFIER_OFFSET = 4;

    private static final int PRECISION_SHIFT = 16;
    private static final int SCALE_MASK = 0x7FF;

    /** The length of a VARCHAR that does not say it, the type that Redshift gives TEXT. */
    private static final int DEFAULT_LENGTH = 256;

    /** The type of a calculated number, whose digits PostgreSQL does not tell ("Computations with numeric values"). */
    private static final int LARGEST_PRECISION = 38;

    private static final int CALCULATED_SCALE = 10;

    /**
     * As PostgreSQL describes a column of a result.
     *
     * @param typeId the type's number in PostgreSQL's catalogue
     * @param modifier of the type; -1 when it has none
     */
    public static UnloadColumn of(String name, int typeId, int modifier) {
        UnloadType type = UnloadType.of(typeId);
        int told = modifier - MODIFIER_OFFSET;
        return switch (type) {
            case DECIMAL ->
                told < 0
                        ? new UnloadColumn(name, type, 0, LARGEST_PRECISION, CALCULATED_SCALE)
                        : new UnloadColumn(name, type, 0, told >> PRECISION_SHIFT, told & SCALE_MASK);
            case CHAR -> new UnloadColumn(name, type, Math.max(told, 1), 0, 0);
            case VARCHAR -> new UnloadColumn(name, type, told < 0 ? DEFAULT_LENGTH : told, 0, 0);
            default -> new UnloadColumn(name, type, 0, 0, 0);
        };
    }
}
