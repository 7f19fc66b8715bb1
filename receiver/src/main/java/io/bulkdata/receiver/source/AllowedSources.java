package io.bulkdata.receiver.source;

import io.bulkdata.core.export.Shown;
import io.bulkdata.core.settings.SettingsReader;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The places exports may come from: S3 buckets of ControlShift, and hosts named in the settings. A webhook must not be able
 * to make the installation fetch from anywhere else.
 */
public final class AllowedSources {

    /** ControlShift's own, as its documentation names them. */
    static final List<String> CONTROLSHIFT_BUCKETS = List.of(
            "agra-data-exports-production", "agra-data-exports-production-eu-central-1", "agra-data-exports-staging");

    private static final int HTTPS_PORT = 443;
    private static final Logger LOG = LoggerFactory.getLogger(AllowedSources.class);

    private final Set<String> buckets;
    private final List<AllowedHost> hosts;
    private final List<AllowedHost> plainHttpHosts;

    private AllowedSources(Set<String> buckets, List<AllowedHost> hosts, List<AllowedHost> plainHttpHosts) {
        this.buckets = buckets;
        this.hosts = hosts;
        this.plainHttpHosts = plainHttpHosts;
    }

    /** Reads {@code BULKDATA_SOURCE_BUCKETS}, {@code BULKDATA_ALLOWED_HOSTS} and {@code BULKDATA_PLAIN_HTTP_HOSTS}. */
    public static AllowedSources read(SettingsReader reader) {
        List<String> buckets = reader.list("BULKDATA_SOURCE_BUCKETS");
        return new AllowedSources(
                Set.copyOf(buckets.isEmpty() ? CONTROLSHIFT_BUCKETS : buckets),
                reader.optional("BULKDATA_ALLOWED_HOSTS", List.of(), AllowedHost::list),
                reader.optional("BULKDATA_PLAIN_HTTP_HOSTS", List.of(), AllowedHost::list));
    }

    /** Writes a warning when exports may come over plain http: that is for a laptop only. */
    public void warnOfPlainHttp() {
        if (!plainHttpHosts.isEmpty()) {
            LOG.warn(
                    "Exports are accepted over plain http from {}: anybody on the way can read and change them",
                    plainHttpHosts);
        }
    }

    /** Whether that host may be at a private address: one of {@code BULKDATA_PLAIN_HTTP_HOSTS}, by whatever scheme. */
    public boolean mayBePrivate(URI url) {
        return matches(plainHttpHosts, url);
    }

    /** Whether exports may be copied from that bucket. */
    public boolean allowsBucket(String bucket) {
        return buckets.contains(bucket);
    }

    /**
     * Passes only an address that may be fetched from.
     *
     * @throws RefusedSourceException when it may not, saying why
     */
    public void check(URI url) throws RefusedSourceException {
        checkForm(url);
        if (matches(plainHttpHosts, url)) {
            return;
        }
        if (!"https".equalsIgnoreCase(url.getScheme())) {
            throw RefusedSourceException.unlessSet(
                    "the address is not https: " + shown(url),
                    "Ask ControlShift for https addresses; BULKDATA_PLAIN_HTTP_HOSTS would allow it, but is for a laptop only");
        }
        if (!matches(hosts, url)) {
            checkBucket(url);
        }
    }

    private void checkBucket(URI url) throws RefusedSourceException {
        Optional<String> bucket = S3Address.bucketOf(url);
        if (bucket.isEmpty() || (url.getPort() >= 0 && url.getPort() != HTTPS_PORT)) {
            throw RefusedSourceException.unlessSet(
                    "the address's host is not allowed: " + shown(url),
                    ifWanted("host " + Shown.of(url.getHost()), "BULKDATA_ALLOWED_HOSTS"));
        }
        if (!buckets.contains(bucket.get())) {
            throw RefusedSourceException.unlessSet(
                    "the address's bucket is not allowed: " + Shown.of(bucket.get()),
                    ifWanted("bucket " + Shown.of(bucket.get()), "BULKDATA_SOURCE_BUCKETS"));
        }
    }

    private static String ifWanted(String place, String setting) {
        return "If exports shall come from the " + place + ", add it to " + setting
                + " of both Lambdas; if not, find out who sends this: whoever does knows the webhook's secret";
    }

    private static void checkForm(URI url) throws RefusedSourceException {
        boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
        if (!web || url.getHost() == null) {
            throw RefusedSourceException.never(
                    "the address is not a web address with a host; its scheme is " + Shown.of(url.getScheme()));
        }
        if (url.getRawUserInfo() != null) {
            throw RefusedSourceException.never("the address carries a user's name: host " + Shown.of(url.getHost()));
        }
        if (url.getRawFragment() != null) {
            throw RefusedSourceException.never("the address has a fragment: " + shown(url));
        }
        if (hasDotSegment(url.getRawPath())) {
            throw RefusedSourceException.never("the address's path has a dot segment: " + shown(url));
        }
    }

    /** HTTP clients resolve these away, encoded ones too: {@code /allowed/../other} would pass for the bucket {@code allowed}. */
    private static boolean hasDotSegment(String path) {
        return Arrays.stream(path.replace("%2f", "/").replace("%2F", "/").split("/", -1))
                .map(segment -> URLDecoder.decode(segment, StandardCharsets.UTF_8))
                .anyMatch(segment -> segment.equals(".") || segment.equals(".."));
    }

    private static boolean matches(List<AllowedHost> hosts, URI url) {
        return hosts.stream().anyMatch(host -> host.matches(url));
    }

    private static String shown(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return Shown.of(url.getScheme() + "://" + url.getHost() + port);
    }
}
