package io.bulkdata.redshiftlocal.server;

import io.bulkdata.redshiftlocal.RedshiftLocal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that serves until it is killed. */
final class LonelyServer {

    private LonelyServer() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (RedshiftLocal server =
                RedshiftLocal.builder().dataDirectory(Path.of(arguments[0])).start()) {
            System.out.println(server.port());
            System.out.println(server.enginePort());
            new CountDownLatch(1).await();
        }
    }
}
