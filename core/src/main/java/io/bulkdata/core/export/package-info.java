/** An export, its table and its file: values every room speaks of. Imports nothing of Bulkdata. */
package io.bulkdata.core.export;
