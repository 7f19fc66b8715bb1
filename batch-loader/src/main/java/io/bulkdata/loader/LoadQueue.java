package io.bulkdata.loader;

import io.bulkdata.core.message.LoadRequest;
import java.util.List;

/** Where loads are asked for. */
public interface LoadQueue {

    /**
     * Asks for loads, each in order with the others of its target.
     *
     * @throws RuntimeException when not all of them are sure to be heard of
     */
    void send(List<Wish> wishes);

    /**
     * A load that is asked for.
     *
     * @param once requests with the same value within some minutes count as one
     */
    record Wish(LoadRequest request, String once) {}
}
