package io.bulkdata.local.controlshift.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ContentChecksumTest {

    @Property(tries = 200)
    void theOrderOfRowsDoesNotMatter(@ForAll("tables") List<List<String>> rows, @ForAll Random random) {
        List<List<String>> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);

        assertThat(checksum(shuffled)).isEqualTo(checksum(rows));
    }

    @Property(tries = 500)
    void oneChangedCellChangesIt(
            @ForAll("tables") List<List<String>> rows, @ForAll("cells") String other, @ForAll Random random) {
        int row = random.nextInt(rows.size());
        int column = random.nextInt(rows.get(row).size());
        Assume.that(!Objects.equals(rows.get(row).get(column), other));
        List<List<String>> changed = new ArrayList<>(rows);
        List<String> cells = new ArrayList<>(rows.get(row));
        cells.set(column, other);
        changed.set(row, cells);

        assertThat(checksum(changed)).isNotEqualTo(checksum(rows));
    }

    @Property(tries = 200)
    void oneRowLostOrTwiceChangesIt(@ForAll("tables") List<List<String>> rows, @ForAll Random random) {
        int row = random.nextInt(rows.size());
        List<List<String>> fewer = new ArrayList<>(rows);
        List<List<String>> more = new ArrayList<>(rows);
        more.add(fewer.remove(row));

        assertThat(List.of(checksum(fewer), checksum(more))).doesNotContain(checksum(rows));
    }

    @Test
    void aCellsEndIsNotAmbiguous() {
        assertThat(checksum(List.of(List.of("ab", "c")))).isNotEqualTo(checksum(List.of(List.of("a", "bc"))));
        assertThat(checksum(List.of(Arrays.asList("a", null))))
                .isNotEqualTo(checksum(List.of(Arrays.asList(null, "a"))));
        assertThat(checksum(List.of(List.of("")))).isNotEqualTo(checksum(List.of(Collections.singletonList(null))));
    }

    @Test
    void cellsOfTwoRowsAreNotMixedUp() {
        assertThat(checksum(List.of(List.of("1", "a"), List.of("2", "b"))))
                .isNotEqualTo(checksum(List.of(List.of("1", "b"), List.of("2", "a"))));
    }

    @Test
    void aRowThatIsThereTwiceDoesNotCancelItselfOut() {
        List<String> row = List.of("1");

        assertThat(checksum(List.of(row, row))).isNotEqualTo(checksum(List.of()));
    }

    /** Computed by another program: SHA-256 of 01 00000001 61 00, and twice that modulo 2^256. */
    @Test
    void valueIsTheDocumentedSum() {
        List<String> row = Arrays.asList("a", null);

        assertThat(checksum(List.of())).isEqualTo("0".repeat(64));
        assertThat(checksum(List.of(row)))
                .isEqualTo("817f71ba32af653fd7e80e138944f679691877c91acf00001ea9505bb017e8a5");
        assertThat(checksum(List.of(row, row)))
                .isEqualTo("02fee374655eca7fafd01c271289ecf2d230ef92359e00003d52a0b7602fd14a");
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        return Arbitraries.integers()
                .between(1, 4)
                .flatMap(width ->
                        cells().list().ofSize(width).list().ofMinSize(1).ofMaxSize(6));
    }

    @Provide
    Arbitrary<String> cells() {
        return Arbitraries.strings().withChars("ab\n\u0000é").ofMaxLength(3).injectNull(0.2);
    }

    private static String checksum(List<List<String>> rows) {
        ContentChecksum checksum = new ContentChecksum();
        rows.forEach(checksum::add);
        return checksum.value();
    }
}
