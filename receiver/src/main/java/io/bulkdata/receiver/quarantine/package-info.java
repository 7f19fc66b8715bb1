/** Where both Lambdas put what they cannot process, so that nothing is lost and somebody is told. Imports core. */
package io.bulkdata.receiver.quarantine;
