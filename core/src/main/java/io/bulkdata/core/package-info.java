/** The words the rooms share. Imports nothing of Bulkdata. */
package io.bulkdata.core;
