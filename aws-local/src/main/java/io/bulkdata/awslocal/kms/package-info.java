/** KMS: what is told in docs/local.md. Imports the JSON protocol. */
package io.bulkdata.awslocal.kms;
