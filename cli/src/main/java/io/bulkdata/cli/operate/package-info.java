/** Commands for those who look after an installation, on AWS or on this machine. Thin: what they do is in the loader's operate. */
package io.bulkdata.cli.operate;
