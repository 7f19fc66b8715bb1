package io.bulkdata.loader.operate;

import io.bulkdata.core.export.ExportFile;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchRegister;
import io.bulkdata.loader.KnownFile;
import io.bulkdata.loader.Placement;
import io.bulkdata.loader.RegisteredBatch;
import io.bulkdata.loader.Target;
import io.bulkdata.loader.WarehouseName;
import io.bulkdata.redshift.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Collects what is known of landed files, a hundred at a time: one request for each file, and three for all of them. */
final class Witnesses {

    private final BatchRegister register;
    private final WarehouseName warehouse;
    private final Identifier schema;

    /**
     * @param warehouse whose ledger is asked
     * @param schema of the tables that exports are for
     */
    Witnesses(BatchRegister register, WarehouseName warehouse, Identifier schema) {
        this.register = register;
        this.warehouse = warehouse;
        this.schema = schema;
    }

    List<Evidence> of(List<LandedExport> exports, LedgerFacts ledger) {
        List<Pair> pairs = exports.stream()
                .parallel()
                .map(this::pairs)
                .flatMap(List::stream)
                .toList();
        Map<BatchId, RegisteredBatch> batches =
                register
                        .find(pairs.stream()
                                .flatMap(pair -> pair.known.stream())
                                .map(KnownFile::batch)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(found -> found.batch().id(), Function.identity()));
        Set<Placement> members = register.confirmed(
                pairs.stream().flatMap(pair -> pair.placement().stream()).toList());
        List<Evidence> all = new ArrayList<>();
        for (Pair pair : pairs) {
            Optional<RegisteredBatch> batch = pair.known.map(KnownFile::batch).map(batches::get);
            boolean member = pair.placement().filter(members::contains).isPresent();
            all.add(evidence(pair, batch, member, ledger));
        }
        return all;
    }

    private Evidence evidence(Pair pair, Optional<RegisteredBatch> batch, boolean member, LedgerFacts ledger) {
        String target = pair.target(schema);
        boolean own = pair.known.isEmpty() || Target.warehouse(target).equals(warehouse);
        return new Evidence(
                pair.export,
                target,
                pair.known,
                batch,
                member,
                own ? pair.known.map(KnownFile::batch).flatMap(ledger::load) : Optional.empty(),
                own,
                own ? ledger.lastFull(Target.table(target)) : Optional.empty());
    }

    /** A file is known once for each target; one that is not known stands alone. */
    private List<Pair> pairs(LandedExport export) {
        List<KnownFile> known =
                register.known(export.file().uri(), export.file().etag());
        return known.isEmpty()
                ? List.of(new Pair(export, Optional.empty()))
                : known.stream().map(in -> new Pair(export, Optional.of(in))).toList();
    }

    /** A file and one of the batches that have it. */
    private record Pair(LandedExport export, Optional<KnownFile> known) {

        String target(Identifier schema) {
            ExportFile file = export.export();
            return known.map(KnownFile::target).orElseGet(() -> schema + "." + file.table());
        }

        Optional<Placement> placement() {
            return known.map(
                    in -> new Placement(export.file().uri(), export.file().etag(), in.batch()));
        }
    }
}
