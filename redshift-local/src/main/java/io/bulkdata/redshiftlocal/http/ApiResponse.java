package io.bulkdata.redshiftlocal.http;

import java.nio.charset.StandardCharsets;

/** An answer that is ready to be sent. */
public record ApiResponse(int status, String contentType, String body) {

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
