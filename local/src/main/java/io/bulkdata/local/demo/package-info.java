/** The demonstration: two nights and some minutes of exports, and the comparison of every cell. Uses the pipeline and the simulated ControlShift from outside. */
package io.bulkdata.local.demo;
