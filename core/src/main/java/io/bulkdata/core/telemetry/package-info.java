/**
 * How the rooms tell CloudWatch what they count, and what no log may say. What they count, they say in words of their own. Imports
 * {@code message}.
 */
package io.bulkdata.core.telemetry;
