package io.bulkdata.redshiftlocal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.redshiftlocal.protocol.Frame;
import io.bulkdata.redshiftlocal.protocol.FrameInput;
import io.bulkdata.redshiftlocal.protocol.FrameOutput;
import io.bulkdata.redshiftlocal.protocol.Requests;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class InboxTest {

    @Test
    void theSessionReadsItselfAsLongAsItIsQuick() throws Exception {
        Inbox inbox = inbox(Requests.SYNC, Requests.FLUSH);
        assertThat(inbox.next().type()).isEqualTo(Requests.SYNC);
        assertThat(inbox.beginsReadingAhead()).isFalse();
        assertThat(inbox.ready()).isTrue();
        assertThat(inbox.next().type()).isEqualTo(Requests.FLUSH);
        assertThat(inbox.beginsReadingAhead()).isFalse();
        assertThat(inbox.next()).isNull();
    }

    @Test
    void aClientThatIsGoneWhileTheSessionIsBusyIsNoticedAndItsMessagesDropped() throws Exception {
        Inbox inbox = inbox(Requests.QUERY, Requests.SYNC);
        assertThat(inbox.next().type()).isEqualTo(Requests.QUERY);
        assertThat(inbox.beginsReadingAhead()).isFalse();
        assertThat(inbox.beginsReadingAhead()).isTrue();
        assertThatThrownBy(inbox::readAhead).isInstanceOf(IOException.class);
        assertThat(inbox.next()).isNull();
    }

    @Test
    void behindAGoodbyeNobodyReads() throws Exception {
        Inbox inbox = inbox(Requests.QUERY, Requests.TERMINATE);
        assertThat(inbox.next().type()).isEqualTo(Requests.QUERY);
        inbox.beginsReadingAhead();
        assertThat(inbox.beginsReadingAhead()).isTrue();
        inbox.readAhead();
        assertThat(inbox.beginsReadingAhead()).isFalse();
        assertThat(inbox.beginsReadingAhead()).isFalse();
        assertThat(inbox.next().type()).isEqualTo(Requests.TERMINATE);
    }

    private static Inbox inbox(char... types) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FrameOutput out = new FrameOutput(bytes);
        for (char type : types) {
            out.write(Frame.empty(type));
        }
        out.flush();
        return new Inbox(new FrameInput(new ByteArrayInputStream(bytes.toByteArray()), 100));
    }
}
