/** The whole pipeline in one process. Imports every room. */
package io.bulkdata.local;
