package io.bulkdata.redshiftlocal.cluster;

import io.bulkdata.redshiftlocal.http.ApiFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The states of a cluster and the time it takes from one to the next. No thread moves it: it is asked. Safe for use by several
 * threads.
 */
public final class ClusterLifecycle {

    /** About what real clusters take. */
    static final Duration PAUSING = Duration.ofMinutes(3);

    static final Duration RESUMING = Duration.ofMinutes(5);
    static final Duration REBOOTING = Duration.ofMinutes(2);

    private final Clock clock;
    private final double scale;
    private ClusterStatus status = ClusterStatus.AVAILABLE;
    private ClusterStatus next = ClusterStatus.AVAILABLE;
    private Instant until = Instant.MIN;

    /**
     * A cluster that is available.
     *
     * @param scale how much faster its time goes than the clock's
     */
    public ClusterLifecycle(Clock clock, double scale) {
        if (!(scale > 0)) {
            throw new IllegalArgumentException("The time scale must be above 0: " + scale);
        }
        this.clock = clock;
        this.scale = scale;
    }

    /** Whether clients are let in. */
    public boolean isAvailable() {
        return status() == ClusterStatus.AVAILABLE;
    }

    synchronized ClusterStatus status() {
        if (!clock.instant().isBefore(until)) {
            status = next;
        }
        return status;
    }

    /** API Reference, "PauseCluster". */
    synchronized void pause() {
        require(ClusterStatus.AVAILABLE, "You can only pause an ACTIVE Cluster");
        go(ClusterStatus.PAUSING, ClusterStatus.PAUSED, PAUSING);
    }

    /** API Reference, "ResumeCluster". */
    synchronized void resume() {
        require(ClusterStatus.PAUSED, "You can only resume a PAUSED Cluster");
        go(ClusterStatus.RESUMING, ClusterStatus.AVAILABLE, RESUMING);
    }

    /** API Reference, "RebootCluster". */
    synchronized void reboot() {
        require(ClusterStatus.AVAILABLE, "You can only reboot an ACTIVE Cluster");
        go(ClusterStatus.REBOOTING, ClusterStatus.AVAILABLE, REBOOTING);
    }

    private void require(ClusterStatus required, String otherwise) {
        if (status() != required) {
            throw new ApiFailure(400, "InvalidClusterState", otherwise);
        }
    }

    private void go(ClusterStatus meanwhile, ClusterStatus afterwards, Duration duration) {
        status = meanwhile;
        next = afterwards;
        until = clock.instant().plusNanos((long) (duration.toNanos() / scale));
    }
}
