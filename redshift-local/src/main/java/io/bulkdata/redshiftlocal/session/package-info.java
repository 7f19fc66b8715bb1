/**
 * One client's session: what it sends is understood, translated and passed to a backend of its own, and the answers are passed
 * back. Imports {@code protocol}, {@code sql}, {@code copy}, {@code unload} and {@code catalog}; knows nothing of sockets being accepted.
 */
package io.bulkdata.redshiftlocal.session;
