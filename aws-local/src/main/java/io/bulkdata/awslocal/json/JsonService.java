package io.bulkdata.awslocal.json;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A service of AWS that is asked in JSON. */
public interface JsonService {

    /** What stands before the action in {@code X-Amz-Target}, such as {@code secretsmanager}. */
    String target();

    /** The code by which the service refuses wrong input, such as {@code InvalidParameterException}. */
    String invalidInput();

    /**
     * Does what the request asks for. Times in the answer are {@link java.time.Instant}s in POJO nodes: how they are written
     * depends on the encoding.
     *
     * @throws ServiceFault if it is refused, as every action is that the service does not know
     */
    ObjectNode perform(String action, Fields fields);
}
