/** A warehouse for tests with JUnit 5, which the user brings along. Imports the room's own API only. */
package io.bulkdata.redshiftlocal.junit;
