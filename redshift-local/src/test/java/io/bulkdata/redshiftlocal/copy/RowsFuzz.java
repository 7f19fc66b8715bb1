package io.bulkdata.redshiftlocal.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;

/** What must hold for any bytes at all that lie in a file: COPY loads them or refuses them, in its own words. */
public final class RowsFuzz {

    private static final CopyPropertiesTest.Shape[] SHAPES = CopyPropertiesTest.Shape.values();
    private static final TargetColumn[] COLUMNS = Stream.of(TargetColumn.Type.values())
            .map(type -> new TargetColumn("c", type, 5, 5, 2, true))
            .toArray(TargetColumn[]::new);

    private RowsFuzz() {}

    /**
     * Reads a file.
     *
     * @param input two bytes that choose format and columns, then the file
     * @throws AssertionError when it is neither loaded nor refused
     */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (input.length < 2) {
            return;
        }
        int choice = input[0] & 0xff;
        int width = 1 + (input[1] & 0xff) % COLUMNS.length;
        byte[] file = Arrays.copyOfRange(input, 2, input.length);
        CopyCase copy = CopyCase.of(Arrays.copyOf(COLUMNS, width))
                .with(SHAPES[choice % SHAPES.length]::set)
                .with(options -> {
                    options.fillRecord = (choice & 0x10) != 0;
                    options.ignoreBlankLines = (choice & 0x20) != 0;
                    options.acceptInvChars = (choice & 0x40) != 0 ? '?' : null;
                    options.maxError = 100_000;
                })
                .file(file);
        try {
            CopyOutcome outcome = copy.outcome();
            assertThat(outcome.bytes()).isEqualTo(file.length);
            assertThat(copy.rows()).hasSize((int) outcome.rows()).allMatch(row -> row.size() == width);
        } catch (CopyFailure e) {
            assertThat(e.errors()).isNotEmpty();
        }
    }
}
