package io.bulkdata.loader.load;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.loader.LoadFailure;
import io.bulkdata.loader.LoadMode;
import io.bulkdata.redshift.sql.Command;
import io.bulkdata.redshift.sql.Copy;
import io.bulkdata.redshift.sql.Identifier;
import io.bulkdata.redshift.sql.Query;
import io.bulkdata.redshift.sql.TableReference;
import io.bulkdata.redshift.sql.TemporaryTable;
import io.bulkdata.redshift.warehouse.CopySettings;
import io.bulkdata.redshift.warehouse.Warehouse.Session;
import java.util.Collection;
import java.util.List;

/** Brings the rows of a plan into the table, inside a transaction. Decides nothing. */
final class PlanRunner {

    private static final TemporaryTable STAGE = new TemporaryTable(new Identifier("bulkdata_stage"));

    private final CopySettings copy;

    PlanRunner(CopySettings copy) {
        this.copy = copy;
    }

    /** Returns how many rows of the batch the table has now that it had not. */
    long run(Session session, LoadPlan plan) {
        if (plan.mode() == LoadMode.ADD) {
            return add(session, plan, plan.groups());
        }
        session.execute(new Command.DeleteAll(plan.target()));
        long rows = copy(session, plan.target(), plan.groups());
        if (!plan.addedAgain().isEmpty()) {
            add(session, plan, plan.addedAgain());
        }
        return rows;
    }

    private long add(Session session, LoadPlan plan, List<CopyGroup> groups) {
        session.execute(new Command.CreateStageLike(STAGE, plan.target()));
        copy(session, STAGE, groups);
        refuseNullKeys(session, plan);
        List<Identifier> columns = groups.stream()
                .map(group -> group.form().header())
                .flatMap(Collection::stream)
                .distinct()
                .toList();
        long rows = session.execute(new Command.InsertAbsent(plan.target(), STAGE, columns, plan.key()));
        session.execute(new Command.DropStage(STAGE));
        return rows;
    }

    private long copy(Session session, TableReference table, List<CopyGroup> groups) {
        long rows = 0;
        for (CopyGroup group : groups) {
            session.execute(new Copy(
                    table,
                    group.form().header(),
                    group.manifest(),
                    group.form().compression(),
                    copy.role(),
                    copy.region()));
            rows += number(session, new Query.LastCopyCount());
        }
        return rows;
    }

    private static void refuseNullKeys(Session session, LoadPlan plan) {
        long missing = number(session, new Query.CountNullKeys(STAGE, plan.key()));
        if (missing > 0) {
            throw new LoadFailure(
                    FailureClass.DATA,
                    "Cannot add to " + plan.target() + ": " + missing + " of the rows have no " + plan.key());
        }
    }

    private static long number(Session session, Query query) {
        return session.query(query).get(0).number(0);
    }
}
