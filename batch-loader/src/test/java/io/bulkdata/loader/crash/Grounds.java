package io.bulkdata.loader.crash;

import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.TestAws;
import io.bulkdata.redshift.ledger.LedgerTables;
import io.bulkdata.redshift.sql.QualifiedTable;
import io.bulkdata.redshift.warehouse.JdbcWarehouse;
import io.bulkdata.redshift.warehouse.WarehouseSettings;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.Message;

/** What one {@link Town} after the other can be built on, as each leaves nothing to do behind. */
final class Grounds {

    final String landing = TestAws.bucket("landing");
    final String lists = TestAws.bucket("lists");
    final String table = TestAws.batchesTable();
    final String loads = TestAws.loadsQueue();
    final String told = TestAws.queue("told");
    final String topic = topic(told);

    Grounds() {
        JdbcWarehouse warehouse = new JdbcWarehouse(new Settings(Relays.straight()).read(WarehouseSettings::from));
        try (warehouse) {
            new LedgerTables(warehouse).prepare(QualifiedTable.of("public", "any"));
        }
    }

    static List<Message> receive(String queue) {
        List<Message> messages = TestAws.local()
                .sqs()
                .receiveMessage(request -> request.queueUrl(queue).maxNumberOfMessages(10))
                .messages();
        messages.forEach(message -> TestAws.local()
                .sqs()
                .deleteMessage(request -> request.queueUrl(queue).receiptHandle(message.receiptHandle())));
        return messages;
    }

    private static String topic(String queue) {
        String topic = TestAws.local()
                .sns()
                .createTopic(request -> request.name(TestAws.name("topic")))
                .topicArn();
        String queueArn = TestAws.local()
                .sqs()
                .getQueueAttributes(request -> request.queueUrl(queue).attributeNamesWithStrings("QueueArn"))
                .attributesAsStrings()
                .get("QueueArn");
        TestAws.local()
                .sns()
                .subscribe(request -> request.topicArn(topic)
                        .protocol("sqs")
                        .endpoint(queueArn)
                        .attributes(Map.of("RawMessageDelivery", "true")));
        return topic;
    }
}
