package io.bulkdata.receiver.source;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells which bucket an address at S3 means, in the virtual-hosted and in the path style. */
final class S3Address {

    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html, the older s3-<region> form included.
    private static final String ENDPOINT = "s3(?:[.-][a-z]{2}(?:-[a-z]+)+-\\d)?\\.amazonaws\\.com";
    private static final Pattern VIRTUAL_HOSTED = Pattern.compile("(.+)\\." + ENDPOINT);
    private static final Pattern PATH_STYLE = Pattern.compile(ENDPOINT);

    private S3Address() {}

    /** The bucket; empty when the address is not one at S3. */
    static Optional<String> bucketOf(URI url) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        Matcher virtual = VIRTUAL_HOSTED.matcher(host);
        if (virtual.matches()) {
            return Optional.of(virtual.group(1));
        }
        return PATH_STYLE.matcher(host).matches() ? Optional.of(firstSegment(url.getRawPath())) : Optional.empty();
    }

    private static String firstSegment(String path) {
        String[] segments = path.split("/", 3);
        return segments.length > 1 ? segments[1] : "";
    }
}
