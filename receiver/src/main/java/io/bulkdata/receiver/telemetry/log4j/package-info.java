/** How Lambda's logs are written. In the Lambda artifacts only: nobody else has log4j on his class path. */
package io.bulkdata.receiver.telemetry.log4j;
