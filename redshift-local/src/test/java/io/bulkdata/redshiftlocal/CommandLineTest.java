package io.bulkdata.redshiftlocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CommandLineTest {

    @Test
    void withoutArgumentsThePortIsRedshifts() {
        assertThat(CommandLine.parse(new String[0]).port()).isEqualTo(5439);
    }

    @Test
    void valuesFollowTheirNames() {
        CommandLine line = CommandLine.parse(new String[] {"--port", "0", "--user", "me"});
        assertThat(line.port()).isZero();
        assertThat(line.value("user", "awsuser")).isEqualTo("me");
        assertThat(line.has("data")).isFalse();
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThatThrownBy(() -> CommandLine.parse(new String[] {"--prot", "1"}))
                .hasMessageContaining("--prot");
        assertThatThrownBy(() -> CommandLine.parse(new String[] {"--port"})).hasMessageContaining("--port");
        assertThatThrownBy(() -> CommandLine.parse(new String[] {"--port", "70000"}))
                .hasMessageContaining("70000");
        assertThatThrownBy(() -> CommandLine.parse(new String[] {"--s3", "http://x"}))
                .hasMessageContaining("--s3-access-key");
    }
}
