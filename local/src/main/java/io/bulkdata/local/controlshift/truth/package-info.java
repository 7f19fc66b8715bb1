/**
 * What a table holds, told so that two databases can be compared: row counts and checksums of contents, from the source's own
 * cells and from any JDBC query. Imports {@code controlshift.schema} only, so that it cannot share a mistake with the
 * pipeline that it judges.
 */
package io.bulkdata.local.controlshift.truth;
