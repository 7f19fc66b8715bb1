package io.bulkdata.redshiftlocal.server;

import io.bulkdata.redshiftlocal.protocol.FrameInput;
import io.bulkdata.redshiftlocal.protocol.FrameOutput;
import io.bulkdata.redshiftlocal.protocol.ProtocolException;
import io.bulkdata.redshiftlocal.protocol.Replies;
import io.bulkdata.redshiftlocal.protocol.Report;
import io.bulkdata.redshiftlocal.protocol.StartupPacket;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSocket;

/** The beginning of a connection: TLS if asked for, then a session or a cancel request. */
final class Greeting {

    /** So that a client that says nothing does not stay for ever. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final char ACCEPTED = 'S';
    private static final char DECLINED = 'N';

    private final Server.Surroundings surroundings;
    private final Admittance admittance;
    private Socket socket;
    private InputStream encrypted;

    Greeting(Socket socket, Server.Surroundings surroundings, Admittance admittance) {
        this.socket = socket;
        this.surroundings = surroundings;
        this.admittance = admittance;
    }

    /** Empty when the client wanted no session or was not let in; then it has been told. */
    Optional<Admission> admit() throws IOException {
        socket.setSoTimeout((int) PATIENCE.toMillis());
        while (true) {
            StartupPacket packet = StartupPacket.read(socket.getInputStream());
            switch (packet.request()) {
                case TLS -> secure();
                case GSS_ENCRYPTION -> answer(DECLINED);
                case CANCEL -> {
                    CancelRequest.send(surroundings.backendPort(), packet.toBytes());
                    return Optional.empty();
                }
                case SESSION -> {
                    return session(packet);
                }
                case UNKNOWN -> throw refuse(packet);
            }
        }
    }

    private void answer(char answer) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(answer);
        out.flush();
    }

    private void secure() throws IOException {
        if (socket instanceof SSLSocket) {
            throw new ProtocolException("TLS was asked for twice");
        }
        answer(ACCEPTED);
        SSLSocket secured = (SSLSocket) surroundings
                .tls()
                .getSocketFactory()
                .createSocket(socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        encrypted = socket.getInputStream();
        socket = secured;
    }

    private InputStream input() throws IOException {
        InputStream in = socket.getInputStream();
        return encrypted == null ? in : new SecuredInput(in, encrypted);
    }

    private Optional<Admission> session(StartupPacket packet) throws IOException {
        StartupParameters parameters = new StartupParameters(packet.parameters(), surroundings.defaultDatabase());
        FrameOutput out = new FrameOutput(socket.getOutputStream());
        Optional<Report> refusal = admittance.enter(parameters, encrypted != null);
        if (refusal.isPresent()) {
            tell(out, refusal.get());
            return Optional.empty();
        }
        Optional<Admission> admission = Optional.empty();
        try {
            admission = authenticated(packet, parameters, out);
        } finally {
            if (admission.isEmpty()) {
                admittance.leave();
            }
        }
        return admission;
    }

    private Optional<Admission> authenticated(StartupPacket packet, StartupParameters parameters, FrameOutput out)
            throws IOException {
        FrameInput in = new FrameInput(input(), Authentication.MAXIMUM_FRAME_BYTES);
        BackendLink backend = BackendLink.open(surroundings.backendPort());
        boolean admitted = false;
        try {
            backend.start(parameters);
            Authentication authentication = new Authentication(in, out, backend, parameters, packet.code());
            Optional<Integer> processId = authentication.run();
            admitted = processId.isPresent();
            socket.setSoTimeout(0);
            return processId.map(
                    id -> new Admission(socket, in, out, backend, parameters.facts(id), surroundings.services()));
        } finally {
            if (!admitted) {
                backend.close();
            }
        }
    }

    private IOException refuse(StartupPacket packet) throws IOException {
        String message = "unsupported frontend protocol " + (packet.code() >>> 16) + "." + (packet.code() & 0xFFFF);
        tell(new FrameOutput(socket.getOutputStream()), Report.of("FATAL", "0A000", message));
        return new ProtocolException(message);
    }

    private static void tell(FrameOutput out, Report report) throws IOException {
        out.write(report.frame(Replies.ERROR));
        out.flush();
    }
}
