package io.bulkdata.loader.model;

import io.bulkdata.core.message.Notice;
import io.bulkdata.loader.Notices;
import java.util.ArrayList;
import java.util.List;

/** All notices that were sent. */
final class MemoryNotices implements Notices {

    final List<Notice> sent = new ArrayList<>();

    @Override
    public void publish(List<Notice> notices) {
        sent.addAll(notices);
    }
}
