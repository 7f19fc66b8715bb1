package io.bulkdata.redshiftlocal.server;

import io.bulkdata.redshiftlocal.protocol.BodyReader;
import io.bulkdata.redshiftlocal.protocol.BodyWriter;
import io.bulkdata.redshiftlocal.protocol.Frame;
import io.bulkdata.redshiftlocal.protocol.FrameInput;
import io.bulkdata.redshiftlocal.protocol.FrameOutput;
import io.bulkdata.redshiftlocal.protocol.ProtocolException;
import io.bulkdata.redshiftlocal.protocol.Replies;
import io.bulkdata.redshiftlocal.protocol.Requests;
import io.bulkdata.redshiftlocal.protocol.StartupPacket;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Passes PostgreSQL's question for the password and the client's answer on, until the session is ready. */
final class Authentication {

    /** No honest client says more before it is let in. */
    static final int MAXIMUM_FRAME_BYTES = 64 * 1024;

    private static final int AUTHENTICATED = 0;
    private static final String REDSHIFT_SERVER_VERSION = "8.0.2";

    /** The newest one for which psql's questions are the same in all psqls and answered by all servers since. */
    private static final String PSQL_SERVER_VERSION = "14.0";

    /** The level of the SHOW commands by which drivers look at tables; without it they send their older queries. */
    private static final Frame SHOW_DISCOVERY = Replies.parameterStatus("show_discovery", "4");

    private final FrameInput clientIn;
    private final FrameOutput clientOut;
    private final BackendLink backend;
    private final StartupParameters parameters;
    private final int requestedProtocol;
    private int processId;

    Authentication(
            FrameInput clientIn,
            FrameOutput clientOut,
            BackendLink backend,
            StartupParameters parameters,
            int requestedProtocol) {
        this.clientIn = clientIn;
        this.clientOut = clientOut;
        this.backend = backend;
        this.parameters = parameters;
        this.requestedProtocol = requestedProtocol;
    }

    /** The backend's process id; empty when the client was not let in. */
    Optional<Integer> run() throws IOException {
        negotiate();
        Frame frame = backend.in().read();
        while (frame.type() != Replies.READY) {
            pass(frame);
            if (frame.type() == Replies.ERROR) {
                clientOut.flush();
                return Optional.empty();
            }
            frame = backend.in().read();
        }
        if (parameters.asksForDiscovery()) {
            clientOut.write(SHOW_DISCOVERY);
        }
        clientOut.write(frame);
        clientOut.flush();
        return Optional.of(processId);
    }

    /** Clients that ask for more than version 3.0 are told that there is no more. */
    private void negotiate() throws IOException {
        List<String> extensions = parameters.extensions();
        if (requestedProtocol == StartupPacket.PROTOCOL_3_0 && extensions.isEmpty()) {
            return;
        }
        BodyWriter body = new BodyWriter().int32(StartupPacket.PROTOCOL_3_0).int32(extensions.size());
        extensions.forEach(body::string);
        clientOut.write(body.frame(Replies.NEGOTIATE_VERSION));
    }

    private void pass(Frame frame) throws IOException {
        switch (frame.type()) {
            case Replies.PARAMETER_STATUS -> clientOut.write(parameter(frame));
            case Replies.BACKEND_KEY -> {
                backend.remember(frame.body());
                processId = frame.reader().int32();
                clientOut.write(frame);
            }
            case Replies.AUTHENTICATION -> {
                clientOut.write(frame);
                if (frame.reader().int32() != AUTHENTICATED) {
                    passPassword();
                }
            }
            default -> clientOut.write(frame);
        }
    }

    private Frame parameter(Frame frame) throws IOException {
        BodyReader reader = frame.reader();
        if (!reader.string().equals("server_version")) {
            return frame;
        }
        if (parameters.isRedshiftDriver()) {
            return Replies.parameterStatus("server_version", REDSHIFT_SERVER_VERSION);
        }
        return parameters.isPsql() ? Replies.parameterStatus("server_version", PSQL_SERVER_VERSION) : frame;
    }

    private void passPassword() throws IOException {
        clientOut.flush();
        Frame answer = clientIn.read();
        if (answer.type() != Requests.PASSWORD) {
            throw new ProtocolException("a password was expected, not '" + answer.type() + "'");
        }
        backend.out().write(answer);
        backend.out().flush();
    }
}
