package io.bulkdata.loader;

import io.bulkdata.core.message.Notice;

/** How people and programs are told that a batch has ended. */
public interface Notices {

    /** Tells those who want to know of such an end. */
    void publish(Notice notice);
}
