package io.bulkdata.receiver.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.core.export.ExportFile;
import io.bulkdata.core.export.ExportKind;
import io.bulkdata.core.export.Organisation;
import io.bulkdata.core.export.TableName;
import io.bulkdata.core.message.ExportRequest;
import io.bulkdata.core.message.ExportRequest.S3Object;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LandingPlanTest {

    private static final Instant RECEIVED = Instant.parse("2026-11-21T23:59:07.5Z");

    private final LandingPlan plan = new LandingPlan(new Organisation("default"));

    private String landingKey(String url, S3Object source) {
        return plan.fileOf(request(URI.create(url), source)).landingKey();
    }

    private static ExportRequest request(URI url, S3Object source) {
        return new ExportRequest(ExportKind.FULL, new TableName("signatures"), url, source, null, RECEIVED);
    }

    @ParameterizedTest
    @CsvSource({
        // as ControlShift writes it, with its bucket in the host or in the path
        "/acme/full/signatures/20261120/signatures_20261120014346.csv, exports/acme/full/signatures/20261120/signatures_20261120014346.csv",
        "/bucket/acme/full/signatures/20261120/signatures_20261120014346.csv, exports/acme/full/signatures/20261120/signatures_20261120014346.csv",
        "/acme/full/signatures/20261120/signatures_20261120014346.csv.bz2, exports/acme/full/signatures/20261120/signatures_20261120014346.csv.bz2",
        // kind and table are the webhook's
        "/acme/incremental/petitions/20261120/x.csv, exports/acme/full/signatures/20261120/x.csv",
        // encoded is the same
        "/acm%65/full/signatures/20261120/x.csv, exports/acme/full/signatures/20261120/x.csv",
        // not that shape: the name is kept, its time gives the day
        "/signatures_20261119014346.csv, exports/default/full/signatures/20261119/signatures_20261119014346.csv",
        "/a/b/x.csv, exports/default/full/signatures/20261121/x.csv",
        "/more/bucket/acme/full/signatures/20261120/x.csv, exports/default/full/signatures/20261121/x.csv",
        "/acme/other/signatures/20261120/x.csv, exports/default/full/signatures/20261121/x.csv",
        "/acme/full/signatures/20261399/x.csv, exports/default/full/signatures/20261121/x.csv",
        "/a.c.m.e/full/signatures/20261120/x.csv, exports/default/full/signatures/20261121/x.csv",
        // no name to keep
        "'', exports/default/full/signatures/20261121/signatures_20261121235907.csv",
        "/, exports/default/full/signatures/20261121/signatures_20261121235907.csv",
        "/a/.hidden, exports/default/full/signatures/20261121/signatures_20261121235907.csv",
        "/a/b%20c.csv, exports/default/full/signatures/20261121/signatures_20261121235907.csv",
        "/acme/full/signatures/20261120/a%2Fb.csv, exports/default/full/signatures/20261121/b.csv"
    })
    void addressBecomesKey(String path, String key) {
        assertThat(landingKey("https://host" + path + "?X-Amz-Signature=1", null))
                .isEqualTo(key);
    }

    @Test
    void keyInsideS3ComesBeforeTheAddress() {
        assertThat(landingKey("https://host/x.csv", new S3Object("bucket", "acme/full/signatures/20261120/y.csv")))
                .isEqualTo("exports/acme/full/signatures/20261120/y.csv");
    }

    @Test
    void addressIsAskedWhenTheKeyInsideS3TellsNothing() {
        assertThat(landingKey("https://host/acme/full/signatures/20261120/y.csv", new S3Object("bucket", "z.csv")))
                .isEqualTo("exports/acme/full/signatures/20261120/y.csv");
    }

    @Test
    void sameExportHasTheSameKeyByWhateverWayItIsAnnounced() {
        String key = "acme/full/signatures/20261120/signatures_20261120014346.csv";
        assertThat(landingKey("https://b.s3.amazonaws.com/" + key + "?X-Amz-Signature=1", null))
                .isEqualTo(landingKey("https://s3.amazonaws.com/b/" + key + "?X-Amz-Signature=2", null))
                .isEqualTo(landingKey("https://b.s3.amazonaws.com/" + key, new S3Object("b", key)));
    }

    @Property
    void everyPathBecomesAKeyThatIsReadBackAsTheSameFile(@ForAll String path) throws URISyntaxException {
        ExportFile file = plan.fileOf(request(new URI("https", "host", "/" + path, null), null));
        assertThat(ExportFile.ofLandingKey(file.landingKey())).isEqualTo(file);
        assertThat(file.table().value()).isEqualTo("signatures");
    }
}
