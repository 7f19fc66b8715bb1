/**
 * The part of the Amazon Redshift API that controls a cluster: describing, pausing, resuming, rebooting, and temporary credentials,
 * also those of a serverless workgroup. Imports {@code http}.
 */
package io.bulkdata.redshiftlocal.cluster;
