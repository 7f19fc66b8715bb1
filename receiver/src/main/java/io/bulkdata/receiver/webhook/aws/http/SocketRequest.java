package io.bulkdata.receiver.webhook.aws.http;

import java.io.IOException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;

/** One request and its answer. The SDK aborts it from another thread when its time is up. */
final class SocketRequest implements ExecutableHttpRequest {

    private final SocketHttpClient client;
    private final HttpExecuteRequest request;
    private Connection connection;
    private boolean aborted;

    SocketRequest(SocketHttpClient client, HttpExecuteRequest request) {
        this.client = client;
        this.request = request;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
        Connection mine = client.connection(request.httpRequest());
        take(mine);
        try {
            AnswerReader.Answer answer = mine.exchange(RequestBytes.of(request));
            if (release() && answer.keepsAlive()) {
                client.rest(mine);
            } else {
                mine.close();
            }
            return answer.response();
        } catch (IOException | RuntimeException | Error e) {
            mine.close();
            throw e;
        }
    }

    private synchronized void take(Connection mine) throws IOException {
        if (aborted) {
            mine.close();
            throw new IOException("Aborted before it was sent");
        }
        connection = mine;
    }

    /** Whether the connection is still good: from here on nobody closes it from outside. */
    private synchronized boolean release() {
        connection = null;
        return !aborted;
    }

    @Override
    public synchronized void abort() {
        aborted = true;
        if (connection != null) {
            connection.close();
        }
    }
}
