/**
 * The tables and columns of the simulated ControlShift and the HTTP API that tells them. Imports nothing of Bulkdata: the
 * peer must not share a mistake with the pipeline.
 */
package io.bulkdata.local.controlshift.schema;
