package io.bulkdata.loader.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPrefixTest {

    @Test
    void aStarStandsForAnyValueOfItsPartAndNothingElse() {
        KeyPrefix prefix = KeyPrefix.parse("sales/year=*/eu/");

        assertThat(List.of("sales/year=2026/eu/a.csv", "sales/year=x/eu/deep/b"))
                .allMatch(prefix::matches);
        assertThat(List.of(
                        "sales/year=/eu/a.csv",
                        "sales/month=1/eu/a.csv",
                        "sales/year=2026/us/a.csv",
                        "sales/year=2026/eu",
                        "sales/year=2026",
                        "sales/year=20/26/eu/a.csv",
                        "x/sales/year=2026/eu/a.csv"))
                .noneMatch(prefix::matches);
    }

    @Test
    void aPrefixIsFoldersAndNotTheBeginningOfAName() {
        assertThat(KeyPrefix.parse("events").matches("events2/a.csv")).isFalse();
        assertThat(KeyPrefix.parse("events").matches("events/a.csv")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "a//b", "/a", "a/*", "a/x*", "a/*=b", "a/=*", "a/b=**"})
    void whatIsNoPrefixIsRefused(String text) {
        assertThatThrownBy(() -> KeyPrefix.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Against the plainest way to say it. */
    @Property
    void matchingIsWhatItSays(@ForAll("folders") List<String> pattern, @ForAll("parts") List<String> parts) {
        boolean expected = parts.size() > pattern.size()
                && IntStream.range(0, pattern.size())
                        .allMatch(i -> pattern.get(i).equals(parts.get(i))
                                || (pattern.get(i).equals("d=*")
                                        && parts.get(i).startsWith("d=")
                                        && parts.get(i).length() > 2));

        assertThat(KeyPrefix.parse(String.join("/", pattern)).matches(String.join("/", parts)))
                .isEqualTo(expected);
    }

    @Property
    void theLongestAndThenTheMostExactComesFirstInWhateverOrder(@ForAll("folders") List<String> folders) {
        List<String> exact = folders.stream()
                .map(folder -> folder.equals("d=*") ? "d=1" : folder)
                .toList();
        List<String> longer = new ArrayList<>(folders);
        longer.add("d=*");
        KeyPrefix[] sorted = {new KeyPrefix(folders), new KeyPrefix(exact), new KeyPrefix(longer)};

        Arrays.sort(sorted, KeyPrefix.LONGEST_FIRST);

        assertThat(sorted[0].folders()).isEqualTo(longer);
        assertThat(sorted[1].folders()).isEqualTo(exact);
    }

    @Provide
    Arbitrary<List<String>> folders() {
        return Arbitraries.of("a", "b", "d=*", "d=1").list().ofMinSize(1).ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<String>> parts() {
        return Arbitraries.of("a", "b", "d=", "d=1", "d=2", "c")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }
}
