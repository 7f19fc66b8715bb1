/**
 * How AWS calls handlers: queues, schedules and HTTP become the JSON events that Lambda would get. Knows Lambda's interfaces and
 * the client of SQS; imports no room.
 */
package io.bulkdata.local.lambda;
