package io.bulkdata.loader.crash;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Before the warehouse: connecting and each SQL statement is an effect, whatever the driver says on the wire. */
final class WarehouseRelay extends Relay {

    private static final int NAME_LENGTH = 56;

    private final String host;
    private final int realPort;
    private final Trouble trouble;

    WarehouseRelay(String host, int realPort, Trouble trouble) throws IOException {
        this.host = host;
        this.realPort = realPort;
        this.trouble = trouble;
        start();
    }

    @Override
    void serve(Socket client) throws IOException {
        switch (trouble.meet("SQL connect")) {
            case PASS -> new Conversation(client, connect(host, realPort)).run();
            case SWALLOW -> trouble.swallowed();
            case REFUSE -> hangUp(client);
        }
    }

    /** One connection. */
    private final class Conversation {

        private final Socket client;
        private final Socket server;
        private final AtomicInteger unanswered = new AtomicInteger();
        private final Map<String, String> statements = new HashMap<>();
        private volatile boolean swallowing;

        Conversation(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void run() throws IOException {
            thread(() -> {
                try {
                    answers();
                } catch (IOException e) {
                    // The connection is over.
                } finally {
                    end();
                }
            });
            try {
                statements();
            } finally {
                end();
            }
        }

        private void end() {
            hangUp(server);
            hangUp(client);
        }

        private void statements() throws IOException {
            DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(server.getOutputStream()));
            Message.readUntyped(in).writeTo(out);
            out.flush();
            for (Message message = Message.read(in); ; message = Message.read(in)) {
                message.parsed().ifPresent(statement -> statements.put(statement.name(), statement.sql()));
                Optional<String> run = message.run(statements);
                if (run.isPresent() && !goesOn(run.get())) {
                    return;
                }
                message.writeTo(out);
                if (in.available() == 0) {
                    out.flush();
                }
            }
        }

        private boolean goesOn(String sql) {
            unanswered.incrementAndGet();
            return switch (trouble.meet("SQL " + named(sql))) {
                case PASS -> true;
                case REFUSE -> false;
                case SWALLOW -> {
                    swallowing = true;
                    yield true;
                }
            };
        }

        private void answers() throws IOException {
            DataInputStream in = new DataInputStream(new BufferedInputStream(server.getInputStream()));
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(client.getOutputStream()));
            for (Message message = Message.read(in); ; message = Message.read(in)) {
                boolean last = (message.ends() && unanswered.decrementAndGet() <= 0) || message.endsAll();
                if (swallowing && last) {
                    trouble.swallowed();
                    return;
                }
                if (!swallowing) {
                    message.writeTo(out);
                }
                if (in.available() == 0) {
                    out.flush();
                }
            }
        }
    }

    /** One message of PostgreSQL's protocol, version 3. */
    private static final class Message {

        private final int type;
        private final byte[] content;

        private Message(int type, byte[] content) {
            this.type = type;
            this.content = content;
        }

        static Message read(DataInputStream in) throws IOException {
            int type = in.read();
            if (type < 0) {
                throw new EOFException();
            }
            return new Message(type, in.readNBytes(in.readInt() - Integer.BYTES));
        }

        /** The first of all has no type. */
        static Message readUntyped(DataInputStream in) throws IOException {
            return new Message(0, in.readNBytes(in.readInt() - Integer.BYTES));
        }

        void writeTo(DataOutputStream out) throws IOException {
            if (type != 0) {
                out.write(type);
            }
            out.writeInt(content.length + Integer.BYTES);
            out.write(content);
        }

        /** What Parse prepares, under its name; the driver keeps some statements and says only their names later. */
        Optional<Prepared> parsed() {
            return type == 'P' ? Optional.of(new Prepared(text(0), text(1))) : Optional.empty();
        }

        /** The SQL that Query or Bind is about to have run. */
        Optional<String> run(Map<String, String> statements) {
            return switch (type) {
                case 'Q' -> Optional.of(text(0));
                case 'B' -> Optional.of(statements.getOrDefault(text(1), ""));
                default -> Optional.empty();
            };
        }

        /** CommandComplete or EmptyQueryResponse. */
        boolean ends() {
            return type == 'C' || type == 'I';
        }

        /** ErrorResponse or ReadyForQuery. */
        boolean endsAll() {
            return type == 'E' || type == 'Z';
        }

        /** The text of that number, from 0; each ends with a zero. */
        private String text(int number) {
            return new String(content, StandardCharsets.UTF_8).split("\0", number + 2)[number];
        }
    }

    /** A statement that was prepared. */
    private record Prepared(String name, String sql) {}

    /** The beginning of an SQL statement, without names and times that differ from run to run. */
    private static String named(String sql) {
        String name = sql.replace("\"", "")
                .replaceAll("[_-][0-9a-f]{8}", "")
                .replaceAll("(?<=statement_timeout TO )[0-9]+", "<time>");
        return name.isEmpty() ? "(nothing)" : name.substring(0, Math.min(name.length(), NAME_LENGTH));
    }
}
