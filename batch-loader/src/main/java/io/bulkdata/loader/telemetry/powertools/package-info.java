/** Metrics by Powertools for AWS Lambda. In the Lambda artifacts only: nobody else has Powertools on his class path. */
package io.bulkdata.loader.telemetry.powertools;
