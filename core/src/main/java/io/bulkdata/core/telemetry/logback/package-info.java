/**
 * How Lambda's logs are written. The Lambda artifacts alone name these classes where logback and Powertools look for them
 * ({@code src/main/lambda} of the rooms), and they alone bring those along.
 */
package io.bulkdata.core.telemetry.logback;
