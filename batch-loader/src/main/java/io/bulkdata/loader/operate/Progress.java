package io.bulkdata.loader.operate;

/** Who wants to know how long work gets on. */
@FunctionalInterface
public interface Progress {

    /** Nobody. */
    Progress NONE = (step, done, total) -> {};

    /**
     * Work has got on.
     *
     * @param step what is being done
     * @param total how much there is; -1 when nobody knows yet
     */
    void at(String step, long done, long total);
}
