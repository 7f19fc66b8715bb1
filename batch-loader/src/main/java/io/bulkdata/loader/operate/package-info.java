/**
 * What those who look after an installation can do: look, load again, release, delete, fill in, reconcile. Imports the loader's
 * words and, for wiring, its aws. Never {@code batch} or {@code load}: what is to be done by those is left to them in the store.
 */
package io.bulkdata.loader.operate;
