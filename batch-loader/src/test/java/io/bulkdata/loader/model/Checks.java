package io.bulkdata.loader.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.message.Notice;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.Member;
import io.bulkdata.loader.load.LoadHalf;
import io.bulkdata.redshift.sql.LedgerEntry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must be so in every world: after each step, and at rest. */
final class Checks {

    private static final Set<String> BETWEEN_END_AND_NOTICED = Set.of("Notices.publish", "BatchLeases.noticed");
    private static final int FLOOR = 1000;

    private final World world;

    private Checks(World world) {
        this.world = world;
    }

    static void always(World world) {
        if (world.checked < world.warehouse.history().size()) {
            Checks checks = new Checks(world);
            checks.noLoadTwice();
            checks.tablesHoldWhatIsLoaded();
            checks.noTableShrinksUnlessAccepted();
            world.checked = world.warehouse.history().size();
        }
    }

    static void atRest(World world) {
        assertThat(world.isAtRest()).as("everything has come to an end").isTrue();
        Checks checks = new Checks(world);
        checks.noLoadTwice();
        checks.tablesHoldWhatIsLoaded();
        checks.noTableShrinksUnlessAccepted();
        checks.everyFileEndedOnce();
        checks.theLedgerHasWhatIsLoaded();
        world.batches.all().forEach(checks::endedForAReason);
        checks.oneNoticeForEachEnd();
    }

    private void noLoadTwice() {
        assertThat(ledger()).as("ledger").doesNotHaveDuplicates();
    }

    private void tablesHoldWhatIsLoaded() {
        Expectation expected = expectation();
        expected.checkPetitions(
                world.warehouse.now().tables().get(World.PETITIONS).rows());
        expected.checkEvents(world.warehouse.now().tables().get(World.EVENTS).rows());
    }

    private void noTableShrinksUnlessAccepted() {
        List<MemoryDatabase> history = world.warehouse.history();
        for (int commit = Math.max(1, world.checked); commit < history.size(); commit++) {
            int before =
                    history.get(commit - 1).tables().get(World.PETITIONS).rows().size();
            int after = history.get(commit).tables().get(World.PETITIONS).rows().size();
            if (before >= FLOOR && after < before / 2) {
                String by = last(history.get(commit).ledger()).loadId();
                assertThat(world.batches.get(new BatchId(by)).accepted)
                        .as("%s took %d rows down to %d with somebody's consent", by, before, after)
                        .isTrue();
            }
        }
    }

    private void everyFileEndedOnce() {
        assertThat(world.batches.all().stream().flatMap(Checks::files).toList())
                .as("files in batches")
                .containsExactlyInAnyOrderElementsOf(world.landed.keySet());
    }

    private void theLedgerHasWhatIsLoaded() {
        assertThat(ledger())
                .as("the ledger has the loaded batches")
                .containsExactlyInAnyOrderElementsOf(world.batches.all().stream()
                        .filter(batch -> batch.state == BatchState.LOADED || isLoadedUnknown(batch))
                        .map(batch -> batch.id.value())
                        .toList());
    }

    private void endedForAReason(MemoryBatch batch) {
        Expectation expected = expectation();
        List<Export> files = files(batch).map(world.landed::get).toList();
        switch (batch.state) {
            case LOADED ->
                assertThat(files)
                        .as("%s is loaded", batch.id)
                        .allMatch(file -> !file.isFlawed() || expected.isTooOld(file));
            case SUPERSEDED ->
                assertThat(files).as("%s is superseded", batch.id).allMatch(expected::isTooOld);
            default ->
                assertThat(failure(batch).failureClass())
                        .as("%s of %s is quarantined", batch.id, files)
                        .isIn(possible(files));
        }
    }

    /** Retries are used up only by faults, and data is refused only where it is wrong or would take most rows away. */
    private Set<FailureClass> possible(List<Export> files) {
        boolean bad = files.stream().anyMatch(file -> file.isFlawed() || file.kind() == Export.Kind.FULL);
        boolean many = world.faults.met().size() >= LoadHalf.ATTEMPTS;
        return Stream.of(FailureClass.DATA, FailureClass.TRANSIENT, FailureClass.BUG)
                .filter(one -> one == FailureClass.DATA ? bad : many)
                .collect(Collectors.toSet());
    }

    /** It was given up while the ledger could not be read, which its notice says. */
    private boolean isLoadedUnknown(MemoryBatch batch) {
        return batch.state == BatchState.QUARANTINED
                && failure(batch).message().contains("nor can the ledger be read")
                && ledger().contains(batch.id.value());
    }

    private Notice.Failure failure(MemoryBatch batch) {
        return last(world.notices.sent.stream()
                        .filter(notice -> notice.batchId().equals(batch.id.value()))
                        .toList())
                .error();
    }

    private void oneNoticeForEachEnd() {
        Map<String, Long> ends = counted(world.batches.ends().stream().map(end -> end.id() + " " + end.state()));
        Map<String, Long> told = counted(world.notices.sent.stream().map(Checks::end));
        assertThat(ends)
                .allSatisfy((end, times) -> assertThat(told.getOrDefault(end, 0L))
                        .as("notices of %s", end)
                        .isGreaterThanOrEqualTo(times));
        if (world.faults.met().stream().noneMatch(BETWEEN_END_AND_NOTICED::contains)) {
            assertThat(world.notices.sent).as("notices that were sent once").hasSameSizeAs(world.batches.ends());
        }
    }

    private Expectation expectation() {
        return new Expectation(ledger().stream()
                .flatMap(id -> files(world.batches.get(new BatchId(id))))
                .map(world.landed::get)
                .toList());
    }

    private List<String> ledger() {
        return world.warehouse.now().ledger().stream().map(LedgerEntry::loadId).toList();
    }

    private static String end(Notice notice) {
        return notice.batchId() + " " + notice.status();
    }

    private static Stream<String> files(MemoryBatch batch) {
        return batch.members.stream().map(Member::uri).map(Object::toString);
    }

    private static Map<String, Long> counted(Stream<String> all) {
        return all.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static <T> T last(List<T> all) {
        return all.get(all.size() - 1);
    }
}
