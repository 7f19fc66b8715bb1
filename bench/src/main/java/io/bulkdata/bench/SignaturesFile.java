package io.bulkdata.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A CSV like an export of signatures, the same for the same size. */
final class SignaturesFile {

    static final String COLUMNS = "id bigint, petition_id bigint, email varchar(255), first_name varchar(255),"
            + " last_name varchar(255), postcode varchar(20), created_at timestamp, updated_at timestamp,"
            + " join_organisation boolean, comment varchar(65535), score decimal(12,2)";

    private static final String HEADER =
            "id,petition_id,email,first_name,last_name,postcode,created_at,updated_at,join_organisation,comment,score\n";

    private final Random random = new Random(7);

    private SignaturesFile() {}

    static void write(Path file, long bytes) throws IOException {
        SignaturesFile signatures = new SignaturesFile();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            byte[] row = HEADER.getBytes(StandardCharsets.UTF_8);
            long written = 0;
            for (int id = 1; written < bytes; id++) {
                out.write(row);
                written += row.length;
                row = signatures.row(id).getBytes(StandardCharsets.UTF_8);
            }
        }
    }

    private String row(int id) {
        return id + "," + random.nextInt(5000) + ",supporter" + id + "@example.org,First" + random.nextInt(1000)
                + ",\"O'Last, " + random.nextInt(1000) + "\"," + (10_000 + random.nextInt(80_000)) + ",2026-11-"
                + (10 + random.nextInt(18)) + " 12:" + (10 + random.nextInt(49)) + ":33.123456,2026-11-21 09:00:00,"
                + (random.nextBoolean() ? 't' : 'f') + "," + comment() + "," + random.nextInt(100_000) / 100.0 + "\n";
    }

    private String comment() {
        return random.nextInt(3) == 0
                ? ""
                : "\"I sign because it matters \"\"a lot\"\" to me"
                        + " and to everybody I know".repeat(random.nextInt(6)) + "\"";
    }
}
