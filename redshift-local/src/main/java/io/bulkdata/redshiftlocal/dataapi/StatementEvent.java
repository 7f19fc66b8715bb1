package io.bulkdata.redshiftlocal.dataapi;

/**
 * The end of a statement that was submitted with {@code WithEvent}, as Amazon EventBridge would deliver it: Amazon Redshift
 * Management Guide, "Monitoring events for the Amazon Redshift Data API in Amazon EventBridge",
 * https://docs.aws.amazon.com/redshift/latest/mgmt/data-api-monitoring-events.html.
 *
 * @param state FINISHED, FAILED or ABORTED
 * @param json the whole event
 */
public record StatementEvent(String statementId, String statementName, String state, String json) {}
