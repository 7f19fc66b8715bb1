/** The packaged fetch Lambda as a process, beside a copy with curl from the same source into the same stand-in of S3. */
package io.bulkdata.bench.fetch;
