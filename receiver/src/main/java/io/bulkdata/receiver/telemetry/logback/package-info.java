/** How Lambda's logs are written. The Lambda artifacts alone name these classes where logback looks for them. */
package io.bulkdata.receiver.telemetry.logback;
