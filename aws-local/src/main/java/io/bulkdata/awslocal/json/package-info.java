/**
 * AWS's JSON protocol and its binary form, for the services that speak it: a request names its action in the header
 * {@code X-Amz-Target}. Knows none of the services.
 */
package io.bulkdata.awslocal.json;
