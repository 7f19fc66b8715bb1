/** Kinesis: streams that records are put into and read back from. Imports the JSON protocol. */
package io.bulkdata.awslocal.kinesis;
