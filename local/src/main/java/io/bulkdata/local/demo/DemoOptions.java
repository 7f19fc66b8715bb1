package io.bulkdata.local.demo;

/**
 * How large the demonstration is.
 *
 * @param rows signatures at the start; the other tables are smaller in proportion
 * @param minutes of incremental exports between the two nights
 * @param bzip2 whether exports are compressed
 */
public record DemoOptions(int rows, int minutes, boolean bzip2) {
    public DemoOptions {
        if (rows < 1 || minutes < 0) {
            throw new IllegalArgumentException("Needs at least 1 row and 0 minutes, not " + rows + " and " + minutes);
        }
    }
}
