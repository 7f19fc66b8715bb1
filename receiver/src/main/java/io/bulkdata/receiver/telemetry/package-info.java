/** What both Lambdas tell of their work: what is counted and what logs are marked with, in the receiver's own words. Imports core. */
package io.bulkdata.receiver.telemetry;
