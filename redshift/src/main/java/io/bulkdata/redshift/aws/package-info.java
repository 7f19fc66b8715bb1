/** Logins to the warehouse that AWS keeps, decrypts or makes. Imports warehouse and core; the only part that knows the AWS SDK. */
package io.bulkdata.redshift.aws;
