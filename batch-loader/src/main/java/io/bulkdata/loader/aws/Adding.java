package io.bulkdata.loader.aws;

import io.bulkdata.loader.Added;
import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchRules;
import io.bulkdata.loader.LoadMode;
import io.bulkdata.loader.Member;
import io.bulkdata.loader.Way;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files of one way on their way into batches: as many as fit in each transaction, until none is left. */
final class Adding {

    /** How long a closed batch may go without its load being asked for, before the sweep does it. */
    static final Duration UNREQUESTED = Duration.ofSeconds(30);

    /** A write for each file, one for the batch, and one that says that it is the open one or which files have joined it. */
    private static final int MOST_FILES = FileTransaction.MOST_WRITES - 2;

    /** One after the other, with nothing added by any of them. */
    private static final int ATTEMPTS = 12;

    private final DynamoBatches batches;
    private final FileTransaction transaction;
    private final Way way;
    private final BatchRules rules;
    private final Instant now;
    private final Instant forgotten;
    private final List<Member> left;
    private final Map<Member, BatchId> placed = new HashMap<>();
    private final Map<BatchId, Batch> touched = new LinkedHashMap<>();
    private boolean overtaken;

    Adding(
            DynamoBatches batches,
            FileTransaction transaction,
            Way way,
            List<Member> files,
            BatchRules rules,
            Instant now,
            Instant forgotten) {
        this.batches = batches;
        this.transaction = transaction;
        this.way = way;
        this.rules = way.mode() == LoadMode.REPLACE ? new BatchRules(1, 1, Duration.ZERO) : rules;
        this.now = now;
        this.forgotten = forgotten;
        this.left = new ArrayList<>(files);
    }

    Added run() {
        int vain = 0;
        while (!left.isEmpty()) {
            if (vain == ATTEMPTS) {
                throw new IllegalStateException("Too many others change the batches of " + way.target()
                        + ": gave up on " + left.get(0).uri());
            }
            List<Lot> lots = next();
            FileTransaction.Result result = transaction.run(lots, forgotten);
            if (result.done()) {
                lots.forEach(this::added);
            }
            known(result.known());
            overtaken = result.refused();
            vain = result.done() || !result.known().isEmpty() ? 0 : vain + 1;
            if (vain > 0 && !overtaken) {
                FileTransaction.pause(vain);
            }
        }
        return new Added(placed, List.copyOf(touched.values()));
    }

    private void added(Lot lot) {
        left.removeAll(lot.files());
        lot.files().forEach(file -> placed.put(file, lot.id()));
        lot.closed().ifPresent(batch -> touched.put(batch.id(), batch));
    }

    private void known(Map<Member, BatchId> known) {
        left.removeAll(known.keySet());
        placed.putAll(known);
        known.values().stream()
                .distinct()
                .filter(id -> !touched.containsKey(id))
                .forEach(id -> batches.find(id).ifPresent(batch -> touched.put(id, batch)));
    }

    private List<Lot> next() {
        List<Lot> whole = whole();
        if (!whole.isEmpty()) {
            return whole;
        }
        return List.of(overtaken && way.mode() != LoadMode.REPLACE_PARTITION ? alone() : some());
    }

    /**
     * Into a batch that nobody else knows of, so that nobody can be in the way again: others may open and close batches faster
     * than one can learn of.
     */
    private Lot alone() {
        return Lot.whole(way, left.subList(0, most()), now, now.plus(UNREQUESTED));
    }

    /**
     * As many batches as are full with these files. One partition is replaced by batch after batch, so its files go where there
     * is room, and nowhere else.
     */
    private List<Lot> whole() {
        List<Lot> lots = new ArrayList<>();
        int writes = 0;
        List<Member> rest = left;
        for (int files = full(rest); files > 0; files = full(rest)) {
            Lot lot = Lot.whole(way, rest.subList(0, files), now, now.plus(UNREQUESTED));
            writes += lot.size();
            if (writes > FileTransaction.MOST_WRITES) {
                break;
            }
            lots.add(lot);
            rest = rest.subList(files, rest.size());
        }
        return lots;
    }

    /** How many of the files make a full batch; 0 when there are not enough, or too many for one transaction. */
    private int full(List<Member> files) {
        if (way.mode() == LoadMode.REPLACE_PARTITION) {
            return 0;
        }
        int many = upTo(rules.files(), rules.bytes(), files);
        boolean full = many > 0 && (many == rules.files() || bytes(files, many) >= rules.bytes() || isOld(now));
        return full && many <= MOST_FILES ? many : 0;
    }

    /** Into the open batch, or into a new one. */
    private Lot some() {
        Pointer pointer = Pointer.read(batches, way);
        Optional<Batch> open = pointer.open();
        if (open.isPresent()) {
            if (open.get().files() < rules.files()) {
                return into(open.get());
            }
            touched.put(open.get().id(), open.get());
        }
        return begin(pointer.id());
    }

    private Lot begin(Optional<BatchId> instead) {
        return Lot.begin(way, left.subList(0, most()), instead, now, now.plus(rules.age()));
    }

    /** How many files a new batch takes at once. */
    private int most() {
        return Math.min(MOST_FILES, upTo(rules.files(), rules.bytes(), left));
    }

    private Lot into(Batch batch) {
        int many = Math.min(MOST_FILES, upTo(rules.files() - batch.files(), rules.bytes() - batch.bytes(), left));
        List<Member> files = left.subList(0, many);
        boolean last = batch.files() + many >= rules.files()
                || batch.bytes() + bytes(left, many) >= rules.bytes()
                || isOld(batch.opened());
        return last
                ? Lot.fill(batch, way, files, rules.files(), now.plus(UNREQUESTED))
                : Lot.join(batch.id(), way, files, room());
    }

    private Lot.Room room() {
        return new Lot.Room(rules.files(), rules.bytes(), now.minus(rules.age()));
    }

    private boolean isOld(Instant opened) {
        return !opened.plus(rules.age()).isAfter(now);
    }

    /** How many files there are up to the one that reaches a limit. */
    private static int upTo(long files, long bytes, List<Member> of) {
        int many = 0;
        long sum = 0;
        while (many < of.size() && many < files && (many == 0 || sum < bytes)) {
            sum += of.get(many).bytes();
            many++;
        }
        return many;
    }

    private static long bytes(List<Member> files, int many) {
        return files.subList(0, many).stream().mapToLong(Member::bytes).sum();
    }
}
