package io.bulkdata.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.core.message.Notice;
import io.bulkdata.local.demo.DemoReport.TableReport;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoTest {

    private static final DemoListener NOBODY = new DemoListener() {
        @Override
        public void step(String title) {}

        @Override
        public void progress(int ended, int total) {}

        @Override
        public void fact(String text) {}
    };

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void allTablesAreEqualInContentAtTheEnd(boolean bzip2) throws IOException, SQLException {
        DemoReport report = Demo.run(new DemoOptions(300, 2, bzip2), "secret", 0, NOBODY);

        assertThat(report.problems()).isEmpty();
        assertThat(report.tables()).hasSize(63).allMatch(TableReport::equal);
        assertThat(report.notices()).extracting(Notice::status).containsOnly(Notice.Status.LOADED);
        assertThat(report.successful()).isTrue();
    }
}
