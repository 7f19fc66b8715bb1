package io.bulkdata.bench.loader;

import io.bulkdata.awslocal.AwsLocal;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.local.WarehouseTables;
import io.bulkdata.local.controlshift.schema.SchemaServer;
import io.bulkdata.local.controlshift.schema.SourceSchema;
import io.bulkdata.redshift.warehouse.JdbcWarehouse;
import io.bulkdata.redshift.warehouse.Warehouse;
import io.bulkdata.redshift.warehouse.WarehouseSettings;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * What one contender has to itself.
 *
 * @param id part of all its names: lower-case letters, digits and hyphens
 */
record Place(Engines engines, String id) {

    /** Makes the tables that the schema API describes, for others to be made like them. */
    static void prepare(Engines engines) throws IOException {
        try (SchemaServer schema = SchemaServer.start(SourceSchema.published(), false);
                Warehouse warehouse =
                        new JdbcWarehouse(new Settings(engines.warehouse()).readSome(WarehouseSettings::from))) {
            List<String> unused = WarehouseTables.create(schema.schemaUri(), warehouse);
        }
    }

    static Place create(Engines engines, String id) throws SQLException {
        Place place = new Place(engines, id);
        AwsLocal aws = engines.aws();
        aws.s3().createBucket(request -> request.bucket(place.landing()));
        aws.s3().createBucket(request -> request.bucket(place.manifests()));
        engines.execute(
                "CREATE SCHEMA " + place.schema(),
                "CREATE TABLE " + place.table() + " (LIKE public." + ExportSeries.TABLE + ")");
        return place;
    }

    String landing() {
        return id + "-landing";
    }

    String manifests() {
        return id + "-manifests";
    }

    String schema() {
        return id.replace('-', '_');
    }

    String table() {
        return schema() + "." + ExportSeries.TABLE;
    }

    /** A topic that a queue is subscribed to, as somebody wants to know. */
    String topic(String name) {
        AwsLocal aws = engines.aws();
        String topic =
                aws.sns().createTopic(request -> request.name(id + "-" + name)).topicArn();
        String queue = aws.sqs()
                .createQueue(request -> request.queueName(id + "-" + name))
                .queueUrl();
        String arn = aws.sqs()
                .getQueueAttributes(request -> request.queueUrl(queue).attributeNamesWithStrings("QueueArn"))
                .attributesAsStrings()
                .get("QueueArn");
        aws.sns().subscribe(request -> request.topicArn(topic).protocol("sqs").endpoint(arn));
        return topic;
    }

    /** Lands the exports. */
    List<StoredFile> land(List<Export> exports) {
        List<StoredFile> stored = new ArrayList<>();
        for (Export export : exports) {
            String etag = engines.aws()
                    .s3()
                    .putObject(
                            request -> request.bucket(landing()).key(export.key()),
                            RequestBody.fromBytes(export.content()))
                    .eTag();
            stored.add(new StoredFile(landing(), export.key(), export.content().length, etag.replace("\"", "")));
        }
        return stored;
    }
}
