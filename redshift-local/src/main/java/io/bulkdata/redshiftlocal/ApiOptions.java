package io.bulkdata.redshiftlocal;

import io.bulkdata.redshiftlocal.dataapi.DataApiLimits;
import io.bulkdata.redshiftlocal.dataapi.Login;
import io.bulkdata.redshiftlocal.dataapi.StatementEventListener;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How the endpoints for AWS SDK clients shall be.
 *
 * @param port on the loopback interface; 0 for any free one
 * @param clusterIdentifier which is also the name of the workgroup
 * @param account whose number is in ARNs and events
 * @param accessKeys secrets by access key id; when there is any, requests must be signed with one, otherwise nobody looks
 * @param secrets logins by the name or ARN that a SecretArn may have; when there is none, every SecretArn stands for the owner
 * @param timeScale how much faster a cluster pauses and resumes than a real one
 * @param listener hears of statements that were submitted with WithEvent
 * @param clock by which results, tokens and sessions end, and clusters change their state
 */
public record ApiOptions(
        int port,
        String clusterIdentifier,
        String account,
        Map<String, String> accessKeys,
        Map<String, Login> secrets,
        double timeScale,
        DataApiLimits limits,
        StatementEventListener listener,
        Clock clock) {

    private static final String DEFAULT_IDENTIFIER = "redshift-local";
    private static final String DEFAULT_ACCOUNT = "000000000000";
    private static final double DEFAULT_SCALE = 60;

    /** API Reference, "CreateCluster". */
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z](-?[a-z0-9]){0,62}");

    public ApiOptions {
        if (!IDENTIFIER.matcher(clusterIdentifier).matches()) {
            throw new IllegalArgumentException("Not a cluster identifier: " + clusterIdentifier);
        }
        if (!(timeScale > 0)) {
            throw new IllegalArgumentException("The time scale must be above 0: " + timeScale);
        }
        accessKeys = Map.copyOf(accessKeys);
        secrets = Map.copyOf(secrets);
    }

    /** Any free port, the cluster redshift-local, everybody may call, the limits that AWS documents, one minute a second. */
    public static ApiOptions defaults() {
        return new ApiOptions(
                0,
                DEFAULT_IDENTIFIER,
                DEFAULT_ACCOUNT,
                Map.of(),
                Map.of(),
                DEFAULT_SCALE,
                DataApiLimits.documented(),
                event -> {},
                Clock.systemUTC());
    }

    public ApiOptions withPort(int newPort) {
        return new ApiOptions(
                newPort, clusterIdentifier, account, accessKeys, secrets, timeScale, limits, listener, clock);
    }

    public ApiOptions withClusterIdentifier(String identifier) {
        return new ApiOptions(port, identifier, account, accessKeys, secrets, timeScale, limits, listener, clock);
    }

    public ApiOptions withAccount(String number) {
        return new ApiOptions(port, clusterIdentifier, number, accessKeys, secrets, timeScale, limits, listener, clock);
    }

    /** One more key that may call; from the first on, signatures are checked. */
    public ApiOptions withAccessKey(String accessKeyId, String secretAccessKey) {
        Map<String, String> more = new HashMap<>(accessKeys);
        more.put(accessKeyId, secretAccessKey);
        return new ApiOptions(port, clusterIdentifier, account, more, secrets, timeScale, limits, listener, clock);
    }

    /** One more secret of a Secrets Manager that is not there. */
    public ApiOptions withSecret(String nameOrArn, String user, String password) {
        Map<String, Login> more = new HashMap<>(secrets);
        more.put(nameOrArn, new Login(user, password));
        return new ApiOptions(port, clusterIdentifier, account, accessKeys, more, timeScale, limits, listener, clock);
    }

    public ApiOptions withTimeScale(double scale) {
        return new ApiOptions(port, clusterIdentifier, account, accessKeys, secrets, scale, limits, listener, clock);
    }

    public ApiOptions withLimits(DataApiLimits newLimits) {
        return new ApiOptions(
                port, clusterIdentifier, account, accessKeys, secrets, timeScale, newLimits, listener, clock);
    }

    public ApiOptions withListener(StatementEventListener newListener) {
        return new ApiOptions(
                port, clusterIdentifier, account, accessKeys, secrets, timeScale, limits, newListener, clock);
    }

    public ApiOptions withClock(Clock newClock) {
        return new ApiOptions(
                port, clusterIdentifier, account, accessKeys, secrets, timeScale, limits, listener, newClock);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "ApiOptions[" + clusterIdentifier + ", port " + port + "]";
    }
}
