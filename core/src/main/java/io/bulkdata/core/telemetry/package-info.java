/** How the rooms tell CloudWatch what they count. What they count, they say in words of their own. */
package io.bulkdata.core.telemetry;
