package io.bulkdata.core.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LandedMetadataTest {

    private static final LandedMetadata WHOLE = new LandedMetadata(
            new TableName("petitions"),
            ExportKind.INCREMENTAL,
            Instant.parse("2026-11-20T01:43:46Z"),
            LandedMetadata.headerSha256(List.of("id", "title")),
            Compression.BZIP2,
            "d41d8cd98f00b204e9800998ecf8427e-3");

    @Test
    void whatIsWrittenToAnObject() {
        assertThat(WHOLE.toMap())
                .containsOnly(
                        Map.entry("bulkdata-table", "petitions"),
                        Map.entry("bulkdata-kind", "incremental"),
                        Map.entry("bulkdata-export-time", "2026-11-20T01:43:46Z"),
                        Map.entry(
                                "bulkdata-header-sha256",
                                "172e44e62ea4c0ba1b68618933d58b85c536bbb10b3a10f6137538783fedc1e2"),
                        Map.entry("bulkdata-compression", "BZIP2"),
                        Map.entry("bulkdata-source-etag", "d41d8cd98f00b204e9800998ecf8427e-3"));
    }

    @Test
    void whatIsNotKnownIsNotWritten() {
        LandedMetadata least =
                new LandedMetadata(new TableName("t"), ExportKind.FULL, Instant.EPOCH, null, Compression.NONE, null);
        assertThat(least.toMap()).doesNotContainKeys("bulkdata-header-sha256", "bulkdata-source-etag");
        assertThat(LandedMetadata.of(least.toMap())).contains(least);
    }

    @Property(tries = 200)
    void whatIsWrittenIsReadBack(
            @ForAll ExportKind kind,
            @ForAll Compression compression,
            @ForAll long second,
            @ForAll @CharRange(from = '#', to = '~') @StringLength(min = 1, max = 200) String eTag) {
        LandedMetadata metadata = new LandedMetadata(
                new TableName("t"), kind, Instant.ofEpochSecond(second % 99_999_999_999L), null, compression, eTag);
        assertThat(LandedMetadata.of(metadata.toMap())).contains(metadata);
    }

    @ParameterizedTest
    @CsvSource({
        "bulkdata-table,A b",
        "bulkdata-kind,some",
        "bulkdata-export-time,yesterday",
        "bulkdata-compression,RAR",
        "bulkdata-header-sha256,beef"
    })
    void objectStoredByOtherRulesTellsNothing(String name, String value) {
        Map<String, String> map = new HashMap<>(WHOLE.toMap());
        map.put(name, value);
        assertThat(LandedMetadata.of(map)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bulkdata-table", "bulkdata-kind", "bulkdata-export-time", "bulkdata-compression"})
    void objectThatSomebodyPutThereTellsNothing(String missing) {
        Map<String, String> map = new HashMap<>(WHOLE.toMap());
        map.remove(missing);
        assertThat(LandedMetadata.of(map)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\"b", "a\r\nx-amz-acl: public-read", "\u00e9"})
    void eTagThatNoHeaderCanCarryIsRefused(String eTag) {
        assertThatThrownBy(() -> new LandedMetadata(
                        new TableName("t"), ExportKind.FULL, Instant.EPOCH, null, Compression.NONE, eTag))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void headersWithOtherColumnsHaveOtherFingerprints() {
        assertThat(List.of(
                        LandedMetadata.headerSha256(List.of("a", "b")),
                        LandedMetadata.headerSha256(List.of("b", "a")),
                        LandedMetadata.headerSha256(List.of("a,b")),
                        LandedMetadata.headerSha256(List.of("a\",\"b")),
                        LandedMetadata.headerSha256(List.of("ab"))))
                .doesNotHaveDuplicates();
    }
}
