package io.bulkdata.loader;

import java.util.List;

/** How the batching half is told of files as if they had just landed. */
@FunctionalInterface
public interface Announcements {

    /** At most so many at a time. */
    int MOST = 10;

    /** Tells of at most {@link #MOST} files; returns only when all of them are sure to be heard of. */
    void announce(List<LandedFile> files);
}
