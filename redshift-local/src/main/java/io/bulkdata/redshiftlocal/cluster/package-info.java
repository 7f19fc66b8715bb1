/**
 * The part of the Amazon Redshift API that controls a cluster: describing, pausing, resuming, rebooting, and temporary credentials.
 * Imports {@code http}.
 */
package io.bulkdata.redshiftlocal.cluster;
