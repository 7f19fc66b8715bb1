/** DynamoDB on a loopback port. Imports DynamoDBLocal and the Jetty it answers with. */
package io.bulkdata.awslocal.dynamodb;
