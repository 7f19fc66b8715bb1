/**
 * A ControlShift of our own: an honest peer that knows nothing of the pipeline but a webhook URL and a secret. It keeps a
 * changing database of the 63 tables, exports it, announces the exports by signed webhooks, serves the schema API, and can
 * tell what the warehouse should hold. Imports nothing of Bulkdata: what it says must not be wrong in the same way.
 */
package io.bulkdata.local.controlshift;
