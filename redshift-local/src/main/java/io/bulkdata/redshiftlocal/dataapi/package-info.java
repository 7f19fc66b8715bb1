/**
 * The Amazon Redshift Data API: statements are submitted over HTTP, run on connections of their own through this warehouse's port,
 * and described, listed, cancelled and read later. Imports {@code http} and {@code sql}.
 */
package io.bulkdata.redshiftlocal.dataapi;
