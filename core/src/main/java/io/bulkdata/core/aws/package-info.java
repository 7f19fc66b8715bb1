/** How clients of AWS are made. The only part of core that knows the AWS SDK. */
package io.bulkdata.core.aws;
