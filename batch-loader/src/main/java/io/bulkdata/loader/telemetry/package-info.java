/** What is counted and measured of the loader's work, in its own words. Imports the loader's words. */
package io.bulkdata.loader.telemetry;
