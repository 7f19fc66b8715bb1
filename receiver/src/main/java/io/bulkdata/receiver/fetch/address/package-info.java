/** The public internet, and how to connect to nothing else. Imports nothing of Bulkdata. */
package io.bulkdata.receiver.fetch.address;
