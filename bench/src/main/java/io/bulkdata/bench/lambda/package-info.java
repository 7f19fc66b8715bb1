/** The receiver's Lambdas as processes under a Lambda Runtime API of our own, beside a Node receiver that is run the same way. */
package io.bulkdata.bench.lambda;
