/**
 * Random exports, deliveries and faults beside a simple model of what the tables must hold: both halves of the loader as they
 * are, and small doubles behind their ports.
 */
package io.bulkdata.loader.model;
