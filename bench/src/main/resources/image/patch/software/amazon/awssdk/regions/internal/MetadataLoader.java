package software.amazon.awssdk.regions.internal;

import software.amazon.awssdk.regions.GeneratedPartitionMetadataProvider;
import software.amazon.awssdk.regions.GeneratedRegionMetadataProvider;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;
import software.amazon.awssdk.regions.ServiceMetadata;

/**
 * In place of the SDK's class of this name, in the image alone: that one makes a description of each of AWS's services before a client
 * is told that its signing region is its region. Here no service has a description, and the SDK takes those it does not know for
 * just that. Regions and partitions are described when they are asked for.
 */
public final class MetadataLoader {

    private MetadataLoader() {}

    public static PartitionMetadata partitionMetadata(Region region) {
        return Partitions.ALL.partitionMetadata(region);
    }

    public static PartitionMetadata partitionMetadata(String partition) {
        return Partitions.ALL.partitionMetadata(partition);
    }

    public static RegionMetadata regionMetadata(Region region) {
        return Regions.ALL.regionMetadata(region);
    }

    /** Null: none is known. */
    public static ServiceMetadata serviceMetadata(String service) {
        return null;
    }

    private static final class Partitions {
        static final GeneratedPartitionMetadataProvider ALL = new GeneratedPartitionMetadataProvider();
    }

    private static final class Regions {
        static final GeneratedRegionMetadataProvider ALL = new GeneratedRegionMetadataProvider();
    }
}
