package io.bulkdata.redshiftlocal.cluster;

import java.util.function.Consumer;

/** A cluster as the API describes it: Amazon Redshift API Reference, "Cluster". */
final class ClusterXml {

    private static final String NODE_TYPE = "ra3.large";

    private ClusterXml() {}

    static Consumer<Xml> of(ClusterFacts facts, ClusterStatus status, String region) {
        return cluster -> {
            place(cluster, facts, status);
            cluster.element("AutomatedSnapshotRetentionPeriod", 1)
                    .element("ManualSnapshotRetentionPeriod", -1)
                    .element("ClusterVersion", "1.0")
                    .element("AllowVersionUpgrade", true)
                    .element("PubliclyAccessible", false)
                    .element("Encrypted", false)
                    .element("EnhancedVpcRouting", false)
                    .element("AvailabilityZone", region + "a")
                    .element("PreferredMaintenanceWindow", "sun:03:00-sun:03:30")
                    .element("MaintenanceTrackName", "current")
                    .element("MultiAZ", "Disabled")
                    .element(
                            "ClusterNamespaceArn",
                            "arn:aws:redshift:" + region + ":" + facts.account() + ":namespace:" + facts.identifier());
        };
    }

    private static void place(Xml cluster, ClusterFacts facts, ClusterStatus status) {
        cluster.element("ClusterIdentifier", facts.identifier())
                .element("NodeType", NODE_TYPE)
                .element("NumberOfNodes", 1)
                .element("ClusterStatus", status.text())
                .element("ClusterAvailabilityStatus", status.availability())
                .element("MasterUsername", facts.owner())
                .element("DBName", facts.database())
                .element("ClusterCreateTime", facts.createdAt())
                .element(
                        "Endpoint",
                        endpoint -> endpoint.element("Address", "localhost")
                                .element("Port", facts.port().getAsInt()));
        cluster.element(
                "ClusterNodes",
                nodes -> nodes.element(
                        "member", node -> node.element("NodeRole", "SHARED").element("PrivateIPAddress", "127.0.0.1")));
    }
}
