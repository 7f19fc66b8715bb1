package io.bulkdata.redshiftlocal;

import io.bulkdata.redshiftlocal.cluster.ClusterControl;
import io.bulkdata.redshiftlocal.cluster.ClusterFacts;
import io.bulkdata.redshiftlocal.cluster.ClusterLifecycle;
import io.bulkdata.redshiftlocal.cluster.TemporaryPassword;
import io.bulkdata.redshiftlocal.cluster.TemporaryUsers;
import io.bulkdata.redshiftlocal.cluster.WorkgroupControl;
import io.bulkdata.redshiftlocal.dataapi.DataApi;
import io.bulkdata.redshiftlocal.dataapi.DataApiSettings;
import io.bulkdata.redshiftlocal.dataapi.Login;
import io.bulkdata.redshiftlocal.dataapi.Logins;
import io.bulkdata.redshiftlocal.dataapi.Warehouse;
import io.bulkdata.redshiftlocal.engine.Engine;
import io.bulkdata.redshiftlocal.engine.EngineSettings;
import io.bulkdata.redshiftlocal.http.AccessKeys;
import io.bulkdata.redshiftlocal.http.ApiServer;
import io.bulkdata.redshiftlocal.server.Server;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The Data API and cluster control of one warehouse, on one port. */
final class Endpoints implements AutoCloseable {

    private static final Duration LOGIN_VALIDITY = Duration.ofMinutes(15);

    private final ApiServer http;
    private final DataApi dataApi;

    private Endpoints(ApiServer http, DataApi dataApi) {
        this.http = http;
        this.dataApi = dataApi;
    }

    static Endpoints open(ApiOptions options, EngineSettings settings, Engine engine, Server server)
            throws IOException {
        ClusterLifecycle lifecycle = new ClusterLifecycle(options.clock(), options.timeScale());
        server.admitWhile(lifecycle::isAvailable);
        TemporaryUsers users = new TemporaryUsers(() -> engine.connect(settings.database()), options.clock());
        ClusterFacts facts = facts(options, settings, server);
        ClusterControl control = new ClusterControl(facts, lifecycle, users, server::endConnections);
        WorkgroupControl workgroup = new WorkgroupControl(facts, users);
        DataApi dataApi = dataApi(options, settings, server, lifecycle, users);
        AccessKeys keys = new AccessKeys(options.accessKeys());
        return new Endpoints(ApiServer.start(options.port(), keys, List.of(dataApi, control, workgroup)), dataApi);
    }

    private static ClusterFacts facts(ApiOptions options, EngineSettings settings, Server server) {
        return new ClusterFacts(
                options.clusterIdentifier(),
                options.account(),
                settings.user(),
                settings.database(),
                server::port,
                options.clock().instant());
    }

    private static DataApi dataApi(
            ApiOptions options,
            EngineSettings settings,
            Server server,
            ClusterLifecycle lifecycle,
            TemporaryUsers users) {
        DataApiSettings api = new DataApiSettings(
                options.clusterIdentifier(),
                options.account(),
                new Login(settings.user(), settings.password()),
                options.secrets(),
                options.limits(),
                options.clock());
        Logins logins = user -> {
            TemporaryPassword password = users.issue(user, false, LOGIN_VALIDITY);
            return new Login(password.login(), password.password());
        };
        Warehouse warehouse = new Warehouse(server::port, lifecycle::isAvailable, logins, api);
        return new DataApi(warehouse, api, options.listener());
    }

    URI uri() {
        return http.endpoint();
    }

    @Override
    public void close() {
        http.close();
        dataApi.close();
    }
}
