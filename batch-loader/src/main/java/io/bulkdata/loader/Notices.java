package io.bulkdata.loader;

import io.bulkdata.core.message.Notice;
import java.util.List;

/** How people and programs are told that a batch has ended. */
public interface Notices {

    /**
     * Tells those who want to know of such ends.
     *
     * @throws RuntimeException when not all are sure to be heard of
     */
    void publish(List<Notice> notices);
}
