/**
 * Exports: rows written as PostgreSQL writes CSV, put into a bucket under ControlShift's keys, behind signed URLs. Imports
 * {@code controlshift.source} and {@code controlshift.schema}.
 */
package io.bulkdata.local.controlshift.export;
