package io.bulkdata.redshift;

import io.bulkdata.core.settings.Secret;
import io.bulkdata.redshift.sql.QualifiedTable;
import io.bulkdata.redshift.warehouse.WarehouseSettings;
import io.bulkdata.redshiftlocal.RedshiftLocal;
import io.bulkdata.redshiftlocal.copy.ObjectStore;
import io.bulkdata.redshiftlocal.copy.S3Location;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The warehouse of all tests, started once, with files in memory; each test has names of its own. */
public final class TestWarehouse {

    private static final Map<String, String> FILES = new ConcurrentHashMap<>();
    private static final RedshiftLocal LOCAL = start();

    private TestWarehouse() {}

    public static WarehouseSettings settings() {
        return new WarehouseSettings(LOCAL.jdbcUrl(), "awsuser", new Secret("Password1"));
    }

    /** A table that nobody else has, in the schema that every database has. */
    public static QualifiedTable table() {
        return QualifiedTable.of("public", "t_" + UUID.randomUUID().toString().replace('-', '_'));
    }

    /** Puts a file; returns its address. */
    public static String put(String name, String content) {
        String uri = "s3://files/" + UUID.randomUUID() + "/" + name;
        FILES.put(uri, content);
        return uri;
    }

    private static RedshiftLocal start() {
        try {
            return RedshiftLocal.builder().port(0).s3(new Files()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Files implements ObjectStore {

        @Override
        public InputStream open(S3Location location) throws IOException {
            String content = FILES.get(location.toString());
            if (content == null) {
                throw new FileNotFoundException(location.toString());
            }
            return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public List<S3Location> list(S3Location prefix) {
            return FILES.keySet().stream()
                    .filter(uri -> uri.startsWith(prefix.toString()))
                    .sorted()
                    .map(S3Location::parse)
                    .toList();
        }
    }
}
