package io.bulkdata.loader.batch;

import io.bulkdata.core.export.ExportFile;
import io.bulkdata.loader.Arrival;
import io.bulkdata.loader.BatchRules;
import io.bulkdata.loader.LoadMode;
import io.bulkdata.loader.Member;
import io.bulkdata.loader.RuleName;
import io.bulkdata.loader.Target;
import io.bulkdata.loader.WarehouseName;
import io.bulkdata.loader.Way;
import io.bulkdata.loader.rule.CurrentRules;
import io.bulkdata.loader.rule.LoadRule;
import io.bulkdata.loader.rule.LoadRules.Verdict;
import io.bulkdata.redshift.sql.Identifier;
import io.bulkdata.redshift.sql.Literal;
import io.bulkdata.redshift.sql.QualifiedTable;
import io.bulkdata.redshift.sql.S3Uri;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides where landed files go: by the load rules, else as exports of ControlShift.
 *
 * @param schema of ControlShift's tables
 * @param warehouses that have ControlShift's tables
 * @param defaults when batches close about which no rule says otherwise
 */
record Router(CurrentRules rules, Identifier schema, List<WarehouseName> warehouses, BatchRules defaults) {

    private static final Logger LOG = LoggerFactory.getLogger(Router.class);

    Router {
        warehouses = List.copyOf(warehouses);
    }

    /**
     * What is to be done with a new object, for each of its targets; nothing when its rule leaves it out.
     *
     * @throws IllegalArgumentException when no rule is about it and it is no landed export
     */
    List<Arrival> arrivals(S3Notification.Event event) {
        S3Uri uri = new S3Uri(event.s3().bucket().name(), event.s3().object().key());
        Verdict verdict = rules.get().verdict(uri.key());
        if (verdict instanceof Verdict.Load load) {
            return byRule(load.rule(), member(event, uri, event.eventTime()));
        }
        if (verdict instanceof Verdict.LeaveOut leaveOut) {
            LOG.info(
                    "{} is not loaded: rule {} leaves it out",
                    uri,
                    leaveOut.rule().name());
            return List.of();
        }
        return export(event, uri);
    }

    /** When a batch of that rule closes. A rule that is gone closes its batches like others. */
    BatchRules closing(RuleName name) {
        return name.equals(RuleName.CONTROLSHIFT)
                ? defaults
                : rules.get().find(name).map(rule -> rule.closing(defaults)).orElse(defaults);
    }

    private static List<Arrival> byRule(LoadRule rule, Member member) {
        Optional<String> partition = rule.loading()
                .partition()
                .map(one -> one.valueIn(member.uri().key()))
                .map(Literal::value);
        return rule.warehouses().stream()
                .map(warehouse -> new Arrival(
                        member, new Way(new Target(warehouse, rule.table()), rule.name(), rule.mode(), partition)))
                .toList();
    }

    private List<Arrival> export(S3Notification.Event event, S3Uri uri) {
        ExportFile file = file(uri);
        QualifiedTable table =
                new QualifiedTable(schema, new Identifier(file.table().value()));
        Member member = member(event, uri, file.exportTime().orElse(event.eventTime()));
        return warehouses.stream()
                .map(warehouse ->
                        new Arrival(member, Way.ofControlShift(new Target(warehouse, table), LoadMode.of(file.kind()))))
                .toList();
    }

    private static ExportFile file(S3Uri uri) {
        try {
            return ExportFile.ofLandingKey(uri.key());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("No load rule is about " + uri + ". " + e.getMessage(), e);
        }
    }

    private static Member member(S3Notification.Event event, S3Uri uri, Instant time) {
        S3Notification.S3Object object = event.s3().object();
        return new Member(uri, object.etag(), object.size(), time);
    }
}
