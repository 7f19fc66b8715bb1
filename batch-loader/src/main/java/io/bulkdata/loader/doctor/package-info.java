/**
 * Looks at every hop of an installation and says which fails and what to do. Imports the loader's words; each hop is looked at by
 * a small class in {@code aws} or {@code warehouse}.
 */
package io.bulkdata.loader.doctor;
