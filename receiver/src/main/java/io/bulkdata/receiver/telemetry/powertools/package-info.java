/** Logs by Powertools for AWS Lambda, and metrics for CloudWatch. In the Lambda artifacts only: nobody else has Powertools on his class path. */
package io.bulkdata.receiver.telemetry.powertools;
