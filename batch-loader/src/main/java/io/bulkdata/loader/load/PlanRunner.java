package io.bulkdata.loader.load;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.loader.LoadFailure;
import io.bulkdata.redshift.sql.Command;
import io.bulkdata.redshift.sql.Copy;
import io.bulkdata.redshift.sql.GivenSql;
import io.bulkdata.redshift.sql.Identifier;
import io.bulkdata.redshift.sql.Query;
import io.bulkdata.redshift.sql.TableReference;
import io.bulkdata.redshift.sql.TemporaryTable;
import io.bulkdata.redshift.warehouse.CopySettings;
import io.bulkdata.redshift.warehouse.Warehouse.Session;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Brings the rows of a plan into the table, inside a transaction. Decides nothing. */
final class PlanRunner {

    private static final TemporaryTable STAGE = new TemporaryTable(new Identifier("bulkdata_stage"));

    private final CopySettings copy;

    PlanRunner(CopySettings copy) {
        this.copy = copy;
    }

    /** Returns how many rows of the batch the table has now that it had not. */
    long run(Session session, LoadPlan plan) {
        runEach(session, plan.loading().before());
        long rows = switch (plan.mode()) {
            case REPLACE -> replace(session, plan);
            case ADD -> add(session, plan, plan.groups());
            case APPEND -> copy(session, plan, plan.target(), plan.groups());
            case REPLACE_PARTITION -> replacePartition(session, plan);
        };
        runEach(session, plan.loading().after());
        return rows;
    }

    private static void runEach(Session session, List<GivenSql> statements) {
        statements.forEach(statement -> session.execute(new Command.RuleStatement(statement)));
    }

    private long replace(Session session, LoadPlan plan) {
        session.execute(new Command.DeleteAll(plan.target()));
        long rows = copy(session, plan, plan.target(), plan.groups());
        if (!plan.addedAgain().isEmpty()) {
            add(session, plan, plan.addedAgain());
        }
        return rows;
    }

    private long add(Session session, LoadPlan plan, List<CopyGroup> groups) {
        session.execute(new Command.CreateStageLike(STAGE, plan.target()));
        copy(session, plan, STAGE, groups);
        refuseNullKeys(session, plan);
        long rows = session.execute(new Command.InsertAbsent(
                plan.target(), STAGE, columns(plan, groups), plan.loading().key()));
        session.execute(new Command.DropStage(STAGE));
        return rows;
    }

    /** By way of a stage: rows that are of another partition would stay in the table for ever. */
    private long replacePartition(Session session, LoadPlan plan) {
        PartitionValue partition = plan.partition()
                .orElseThrow(() -> new IllegalStateException("A partition is to be replaced and none is named"));
        session.execute(new Command.CreateStageLike(STAGE, plan.target()));
        long rows = copy(session, plan, STAGE, plan.groups());
        session.execute(new Command.NamePartition(STAGE, partition.column(), partition.value()));
        refuseOtherPartitions(session, plan, partition);
        session.execute(new Command.DeletePartition(plan.target(), partition.column(), partition.value()));
        session.execute(new Command.InsertAll(plan.target(), STAGE));
        session.execute(new Command.DropStage(STAGE));
        return rows;
    }

    /** Files that do not say which columns they have may have all. */
    private static List<Identifier> columns(LoadPlan plan, List<CopyGroup> groups) {
        List<List<Identifier>> headers =
                groups.stream().map(group -> group.form().header()).toList();
        return headers.stream().anyMatch(List::isEmpty)
                ? plan.tableColumns()
                : headers.stream().flatMap(Collection::stream).distinct().toList();
    }

    private long copy(Session session, LoadPlan plan, TableReference table, List<CopyGroup> groups) {
        long rows = 0;
        for (CopyGroup group : groups) {
            session.execute(new Copy(
                    table,
                    group.form().header(),
                    group.manifest(),
                    plan.loading().input(),
                    group.form().compression(),
                    copy.role(),
                    copy.region()));
            rows += number(session, new Query.LastCopyCount());
        }
        return rows;
    }

    private static void refuseOtherPartitions(Session session, LoadPlan plan, PartitionValue partition) {
        long others = number(session, new Query.CountOtherPartitions(STAGE, partition.column(), partition.value()));
        if (others > 0) {
            throw new LoadFailure(
                    FailureClass.DATA,
                    "Cannot replace the partition " + partition.column() + " = "
                            + partition.value().value() + " of " + plan.target() + ": " + others
                            + " of the rows are of another");
        }
    }

    private static void refuseNullKeys(Session session, LoadPlan plan) {
        long missing =
                number(session, new Query.CountNullKeys(STAGE, plan.loading().key()));
        if (missing > 0) {
            throw new LoadFailure(
                    FailureClass.DATA,
                    "Cannot add to " + plan.target() + ": " + missing + " of the rows have no "
                            + plan.loading().key().stream()
                                    .map(Identifier::value)
                                    .collect(Collectors.joining(", ")));
        }
    }

    private static long number(Session session, Query query) {
        return session.query(query).get(0).number(0);
    }
}
