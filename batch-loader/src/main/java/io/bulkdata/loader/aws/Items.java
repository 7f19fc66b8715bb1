package io.bulkdata.loader.aws;

import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.Lease;
import io.bulkdata.loader.LoadMode;
import io.bulkdata.loader.Member;
import io.bulkdata.loader.RegisteredBatch;
import io.bulkdata.loader.RuleName;
import io.bulkdata.loader.Target;
import io.bulkdata.loader.WarehouseName;
import io.bulkdata.loader.Way;
import io.bulkdata.redshift.sql.QualifiedTable;
import io.bulkdata.redshift.sql.S3Uri;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How batches, members, files and the open batch of a target are written as items, and read back. */
final class Items {

    static final String BATCH = "BATCH";
    static final String MEMBERS = "members";
    static final String MEMBERS_PREFIX = "MEMBERS#";
    static final String STATE = "state";
    static final String FILES = "files";
    static final String BYTES = "bytes";
    static final String ATTEMPTS = "attempts";
    static final String LEASE_UNTIL = "lease_until";
    static final String FENCE = "fence";
    static final String WAITS = "waits";
    static final String REQUESTED = "requested";
    static final String NOTICE = "notice";
    static final String ERROR = "error";
    static final String BATCH_ID = "batch_id";
    static final String OPENED = "opened";

    /** Whether a person has accepted what a guard refused. */
    static final String ACCEPTED = "accepted";

    /** How often the reprocess function has given the batch another budget. */
    static final String REPROCESSED = "reprocessed";

    /** The only value of the index's partition key: there is little work at a time. */
    static final String WORK = "WORK";

    static final String TARGET_PREFIX = "TARGET#";

    private static final String BATCH_PREFIX = "BATCH#";
    private static final String WAREHOUSE = "target_warehouse";
    private static final String RULE = "rule";
    private static final String SCHEMA = "target_schema";
    private static final String TABLE = "target_table";
    private static final String MODE = "mode";
    private static final String URI = "uri";
    private static final String ETAG = "etag";
    private static final String EXPORT_TIME = "export_time";

    /** Of one width, so that times sort as texts do. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Items() {}

    static Map<String, AttributeValue> batchKey(BatchId id) {
        return key(BATCH_PREFIX + id, BATCH);
    }

    /** A file is known for each of its targets. */
    static Map<String, AttributeValue> fileKey(Member member, Target target) {
        return fileKey(member.uri(), member.etag(), target.toString());
    }

    static Map<String, AttributeValue> fileKey(S3Uri file, String etag, String target) {
        return key(filePartition(file, etag).s(), TARGET_PREFIX + target);
    }

    /** Files gather in one batch when they go the same way: by one rule, into one target or one partition of it. */
    static Map<String, AttributeValue> openKey(Way way) {
        String name = TARGET_PREFIX + way.target() + "#" + way.rule() + "#"
                + way.mode().wireName();
        return key(name + way.partition().map(value -> "#" + value).orElse(""), "OPEN");
    }

    /** What a second load would change is known for ever. */
    static Map<String, AttributeValue> file(Member member, Way way, BatchId id, Instant forgotten) {
        Map<String, AttributeValue> item = fileKey(member, way.target());
        item.put(BATCH_ID, text(id.value()));
        if (way.mode().isRepeatable()) {
            item.put(BatchTable.EXPIRES, second(forgotten));
        }
        return item;
    }

    static Map<String, AttributeValue> open(Way way, BatchId id) {
        return with(openKey(way), BATCH_ID, text(id.value()));
    }

    /** Files that joined a batch with each other; those that it began with are in its own item. */
    static Map<String, AttributeValue> joined(List<Member> members, BatchId id, Instant forgotten) {
        Member first = members.get(0);
        Map<String, AttributeValue> item = key(BATCH_PREFIX + id, MEMBERS_PREFIX + first.uri() + "#" + first.etag());
        item.put(MEMBERS, members(members));
        item.put(BatchTable.EXPIRES, second(forgotten));
        return item;
    }

    static AttributeValue members(List<Member> members) {
        return AttributeValue.fromL(members.stream().map(Items::member).toList());
    }

    private static AttributeValue member(Member member) {
        return AttributeValue.fromM(Map.of(
                URI, text(member.uri().toString()),
                ETAG, text(member.etag()),
                BYTES, number(member.bytes()),
                EXPORT_TIME, text(member.exportTime().toString())));
    }

    /** The key of an item. */
    static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
        return key(item.get(BatchTable.PARTITION).s(), item.get(BatchTable.SORT).s());
    }

    /** The files that an item of a batch names. */
    static List<Member> members(Map<String, AttributeValue> item) {
        return item.get(MEMBERS).l().stream()
                .map(AttributeValue::m)
                .map(Items::member)
                .toList();
    }

    private static Member member(Map<String, AttributeValue> item) {
        return new Member(
                S3Uri.parse(item.get(URI).s()),
                item.get(ETAG).s(),
                Long.parseLong(item.get(BYTES).n()),
                Instant.parse(item.get(EXPORT_TIME).s()));
    }

    /** A batch that nobody has tried to load yet, with the files that it begins with. */
    static Map<String, AttributeValue> batch(Batch batch, List<Member> members) {
        Target target = batch.target();
        Map<String, AttributeValue> item = batchKey(batch.id());
        item.put(STATE, text(batch.state().name()));
        item.put(WAREHOUSE, text(target.warehouse().value()));
        item.put(SCHEMA, text(target.table().schema().value()));
        item.put(TABLE, text(target.table().name().value()));
        item.put(RULE, text(batch.rule().value()));
        item.put(MODE, text(batch.mode().wireName()));
        item.put(FILES, number(batch.files()));
        item.put(BYTES, number(batch.bytes()));
        item.put(OPENED, time(batch.opened()));
        item.put(ATTEMPTS, number(batch.attempts()));
        item.put(FENCE, number(0));
        item.put(BatchTable.DUE, text(WORK));
        item.put(BatchTable.DUE_AT, time(batch.due().orElseThrow()));
        item.put(MEMBERS, members(members));
        return item;
    }

    static Batch batch(Map<String, AttributeValue> item) {
        return new Batch(
                batchId(item),
                target(item),
                new RuleName(item.get(RULE).s()),
                LoadMode.ofWireName(item.get(MODE).s()),
                BatchState.valueOf(item.get(STATE).s()),
                Long.parseLong(item.get(FILES).n()),
                Long.parseLong(item.get(BYTES).n()),
                Instant.parse(item.get(OPENED).s()),
                Integer.parseInt(item.get(ATTEMPTS).n()),
                item.containsKey(REQUESTED),
                Optional.ofNullable(item.get(BatchTable.DUE_AT)).map(value -> Instant.parse(value.s())),
                Optional.ofNullable(item.get(NOTICE)).map(AttributeValue::s));
    }

    private static Target target(Map<String, AttributeValue> item) {
        return new Target(
                new WarehouseName(item.get(WAREHOUSE).s()),
                QualifiedTable.of(item.get(SCHEMA).s(), item.get(TABLE).s()));
    }

    /** A lease as it is written in the item of its batch. */
    static Lease lease(Map<String, AttributeValue> item) {
        return new Lease(
                batch(item),
                Instant.parse(item.get(LEASE_UNTIL).s()),
                item.containsKey(WAITS) ? Long.parseLong(item.get(WAITS).n()) : 0,
                item.containsKey(ACCEPTED),
                Long.parseLong(item.get(FENCE).n()),
                members(item));
    }

    static RegisteredBatch registered(Map<String, AttributeValue> item) {
        return new RegisteredBatch(
                batch(item),
                Long.parseLong(item.get(FENCE).n()),
                Optional.ofNullable(item.get(LEASE_UNTIL)).map(value -> Instant.parse(value.s())),
                Optional.ofNullable(item.get(ERROR)).map(AttributeValue::s),
                item.containsKey(ACCEPTED),
                item.containsKey(REPROCESSED)
                        ? Integer.parseInt(item.get(REPROCESSED).n())
                        : 0,
                Optional.ofNullable(item.get(BatchTable.EXPIRES))
                        .map(value -> Instant.ofEpochSecond(Long.parseLong(value.n()))));
    }

    /** The batch that an item with the key of a batch belongs to. */
    static BatchId batchId(Map<String, AttributeValue> item) {
        return new BatchId(item.get(BatchTable.PARTITION).s().substring(BATCH_PREFIX.length()));
    }

    /** The batch that an item names. */
    static BatchId batchOf(Map<String, AttributeValue> item) {
        return new BatchId(item.get(BATCH_ID).s());
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    /** As DynamoDB wants it of an item that is to be deleted. */
    static AttributeValue second(Instant value) {
        return number(value.getEpochSecond());
    }

    static AttributeValue time(Instant value) {
        return text(TIME.format(value));
    }

    /** Where a file is known: an item for each of its targets. */
    static AttributeValue filePartition(S3Uri file, String etag) {
        return text("FILE#" + file + "#" + etag);
    }

    static AttributeValue partition(BatchId id) {
        return text(BATCH_PREFIX + id);
    }

    private static Map<String, AttributeValue> key(String partition, String sort) {
        Map<String, AttributeValue> key = new HashMap<>();
        key.put(BatchTable.PARTITION, text(partition));
        key.put(BatchTable.SORT, text(sort));
        return key;
    }

    private static Map<String, AttributeValue> with(
            Map<String, AttributeValue> item, String name, AttributeValue value) {
        item.put(name, value);
        return item;
    }
}
