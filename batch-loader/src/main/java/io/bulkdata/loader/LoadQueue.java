package io.bulkdata.loader;

import io.bulkdata.core.message.LoadRequest;

/** Where loads are asked for. */
public interface LoadQueue {

    /**
     * Asks for a load, in order with the other loads of its target.
     *
     * @param once requests with the same value within some minutes count as one
     */
    void send(LoadRequest request, String once);
}
