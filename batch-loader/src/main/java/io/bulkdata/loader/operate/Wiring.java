package io.bulkdata.loader.operate;

import io.bulkdata.core.aws.AwsEnvironment;
import io.bulkdata.core.aws.OnFirstUse;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.Announcements;
import io.bulkdata.loader.BatchRegister;
import io.bulkdata.loader.LandedFiles;
import io.bulkdata.loader.WarehouseName;
import io.bulkdata.loader.aws.DynamoBatchRegister;
import io.bulkdata.loader.aws.S3LandedFiles;
import io.bulkdata.loader.aws.SqsAnnouncements;
import io.bulkdata.redshift.aws.AwsLogins;
import io.bulkdata.redshift.warehouse.Warehouse;
import io.bulkdata.redshift.warehouse.WarehouseSettings;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Makes what an operator works with, each thing from its own settings and only when it is wanted. */
final class Wiring {

    private final Settings settings;
    private final AwsEnvironment aws;
    private final OnFirstUse<BatchRegister> register = new OnFirstUse<>(this::newRegister);
    private final OnFirstUse<LandedFiles> files = new OnFirstUse<>(this::newFiles);
    private final OnFirstUse<Warehouse> warehouse = new OnFirstUse<>(this::newWarehouse);

    Wiring(Settings settings) {
        this.settings = settings;
        this.aws = new AwsEnvironment(settings);
    }

    BatchRegister register() {
        return register.get();
    }

    LandedFiles files() {
        return files.get();
    }

    Supplier<Warehouse> warehouse() {
        return warehouse;
    }

    WarehouseName warehouseName() {
        return settings.readSome(LandingSettings::warehouseName);
    }

    LandingSettings landing() {
        return settings.readSome(LandingSettings::from);
    }

    Announcements announcements() {
        String queue = settings.readSome(reader -> reader.required("BULKDATA_FILES_QUEUE_URL"));
        return new SqsAnnouncements(aws.configure(SqsClient.builder(), "SQS").build(), queue);
    }

    private BatchRegister newRegister() {
        StoreSettings store = settings.readSome(StoreSettings::from);
        DynamoDbClient client =
                aws.configure(DynamoDbClient.builder(), "DYNAMODB").build();
        return new DynamoBatchRegister(client, store.table());
    }

    /** Anything but AWS itself has no host name for each bucket. */
    private LandedFiles newFiles() {
        S3Client client = aws.configure(
                        S3Client.builder().forcePathStyle(aws.endpoint("S3").isPresent()), "S3")
                .build();
        return new S3LandedFiles(client);
    }

    private Warehouse newWarehouse() {
        return new AwsLogins(aws).warehouse(settings.readSome(WarehouseSettings::from));
    }
}
