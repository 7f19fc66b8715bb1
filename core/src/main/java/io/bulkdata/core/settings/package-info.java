/** How rooms are configured, and how secrets are carried. Imports nothing of Bulkdata. */
package io.bulkdata.core.settings;
