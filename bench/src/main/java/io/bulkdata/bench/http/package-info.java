/** HTTP/1.1 on loopback for stand-ins that are measured along: what they cost must be little. Knows nothing of what is asked. */
package io.bulkdata.bench.http;
