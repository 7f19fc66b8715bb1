package io.bulkdata.loader.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.core.export.Compression;
import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.LoadFailure;
import io.bulkdata.loader.LoadMode;
import io.bulkdata.loader.RuleName;
import io.bulkdata.loader.Target;
import io.bulkdata.loader.rule.Loading;
import io.bulkdata.redshift.sql.Identifier;
import io.bulkdata.redshift.sql.QualifiedTable;
import io.bulkdata.redshift.sql.S3Uri;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoadPlannerTest {

    private static final Instant ONE = Instant.parse("2026-11-20T01:00:00Z");
    private static final History NO_HISTORY = new History(Optional.empty(), List.of());
    private static final TargetColumns COLUMNS = columns("id", "title", "note");
    private static final Loading EXPORTS = Loading.ofControlShift(new Identifier("id"));
    private final LoadPlanner planner =
            new LoadPlanner(new ManifestPlaces("lists", "manifests", "failed"), Duration.ofMinutes(15));

    @Test
    void filesOfOneFormAreOneCopyByTheBatchsOwnManifest() {
        LoadPlan plan = plan(LoadMode.ADD, NO_HISTORY, file("b", 1, "id", "title"), file("a", 0, "id", "title"));

        assertThat(plan.groups()).singleElement().satisfies(group -> {
            assertThat(group.manifest()).hasToString("s3://lists/manifests/petitions/b1.manifest");
            assertThat(group.files()).extracting(file -> file.uri().key()).containsExactly("a", "b");
        });
    }

    @Test
    void otherHeadersAndCompressionsAreCopiesOfTheirOwnInTheOrderOfTheExports() {
        LoadPlan plan = plan(
                LoadMode.ADD,
                NO_HISTORY,
                file("new", 3, "id", "title", "note"),
                file("packed", Compression.BZIP2, 2, "id", "title"),
                file("old", 1, "id", "title"));

        assertThat(plan.groups())
                .extracting(group -> group.files().get(0).uri().key())
                .containsExactly("old", "packed", "new");
        assertThat(plan.groups())
                .extracting(group -> group.manifest().key())
                .containsExactly(
                        "manifests/petitions/b1.1.manifest",
                        "manifests/petitions/b1.2.manifest",
                        "manifests/petitions/b1.3.manifest");
    }

    @Test
    void oneAddressIsCopiedOnceHoweverOftenItsContentChanged() {
        LoadPlan plan = plan(LoadMode.ADD, NO_HISTORY, file("a", 0, "id"), file("a", 1, "id"));

        assertThat(plan.files()).extracting(file -> file.uri().key()).containsExactly("a");
    }

    @Test
    void aFullOlderThanTheLastOneIsSuperseded() {
        History newer = new History(Optional.of(ONE.plusSeconds(1)), List.of());

        assertThat(plan(LoadMode.REPLACE, newer, file("full", 0, "id")).isSuperseded())
                .isTrue();
    }

    @Test
    void theSameFullAgainIsLoaded() {
        History same = new History(Optional.of(ONE), List.of());

        assertThat(plan(LoadMode.REPLACE, same, file("full", 0, "id")).isSuperseded())
                .isFalse();
    }

    @Test
    void onlyIncrementalsOlderThanTheGraceAreSuperseded() {
        History full = new History(Optional.of(ONE.plus(Duration.ofMinutes(20))), List.of());

        LoadPlan plan = plan(LoadMode.ADD, full, file("old", 4, "id"), file("late", 5, "id"), file("new", 30, "id"));

        assertThat(plan.superseded()).extracting(S3Uri::key).containsExactly("old");
        assertThat(plan.files()).extracting(file -> file.uri().key()).containsExactly("late", "new");
        assertThat(plan.groups().get(0).manifest().key()).isEqualTo("manifests/petitions/b1.1.manifest");
    }

    @Test
    void aFullAddsAgainWhatNewerIncrementalsBroughtAndNothingOlderThanTheGrace() {
        History later = new History(
                Optional.empty(),
                List.of(file("newer", 5, "id", "title"), file("just", -15, "id", "title"), file("old", -16, "id")));

        LoadPlan plan = plan(LoadMode.REPLACE, later, file("full", 0, "id", "title", "note"));

        assertThat(plan.groups().get(0).manifest().key()).isEqualTo("manifests/petitions/b1.manifest");
        assertThat(plan.addedAgain()).singleElement().satisfies(group -> {
            assertThat(group.manifest().key()).isEqualTo("manifests/petitions/b1.2.manifest");
            assertThat(group.files()).extracting(file -> file.uri().key()).containsExactly("just", "newer");
        });
    }

    @Test
    void aColumnThatIsNotInTheTableIsNamedWithTableAndFile() {
        assertThatThrownBy(() -> plan(LoadMode.REPLACE, NO_HISTORY, file("full", 0, "id", "mood")))
                .isInstanceOf(LoadFailure.class)
                .hasMessage("Cannot load s3://landing/full into public.petitions: column \"mood\" is not in the table")
                .extracting(e -> ((LoadFailure) e).failureClass())
                .isEqualTo(FailureClass.SCHEMA);
    }

    @Test
    void aMissingTableIsNamed() {
        assertThatThrownBy(() -> planner.plan(
                        batch(LoadMode.REPLACE, 1), EXPORTS, List.of(file("full", 0, "id")), NO_HISTORY, columns()))
                .hasMessage("Cannot load s3://landing/full into public.petitions: there is no such table");
    }

    @Test
    void anIncrementalWithoutTheKeyIsRefused() {
        assertThatThrownBy(() -> plan(LoadMode.ADD, NO_HISTORY, file("a", 0, "title")))
                .hasMessageContaining("the key column \"id\" is not in the file");
    }

    @Test
    void theFingerprintChangesWithTheTable() {
        assertThat(columns("id").fingerprint())
                .hasSize(64)
                .isEqualTo(columns("id").fingerprint())
                .isNotEqualTo(columns("id", "title").fingerprint());
    }

    private LoadPlan plan(LoadMode mode, History history, SourceFile... files) {
        return planner.plan(batch(mode, files.length), EXPORTS, List.of(files), history, COLUMNS);
    }

    private static Batch batch(LoadMode mode, int files) {
        return new Batch(
                new BatchId("b1"),
                Target.of(QualifiedTable.of("public", "petitions")),
                RuleName.CONTROLSHIFT,
                mode,
                BatchState.LOADING,
                files,
                1,
                ONE,
                1,
                true,
                Optional.empty(),
                Optional.empty());
    }

    private static SourceFile file(String key, int minutes, String... header) {
        return file(key, Compression.NONE, minutes, header);
    }

    private static SourceFile file(String key, Compression compression, int minutes, String... header) {
        return new SourceFile(
                new S3Uri("landing", key),
                10,
                ONE.plus(Duration.ofMinutes(minutes)),
                compression,
                Stream.of(header).map(Identifier::new).toList(),
                OptionalLong.empty());
    }

    private static TargetColumns columns(String... names) {
        Map<Identifier, String> types = new LinkedHashMap<>();
        Stream.of(names).forEach(name -> types.put(new Identifier(name), "integer"));
        return new TargetColumns(types);
    }
}
