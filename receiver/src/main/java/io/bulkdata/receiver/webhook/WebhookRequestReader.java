package io.bulkdata.receiver.webhook;

import com.amazonaws.serverless.exceptions.InvalidRequestEventException;
import com.amazonaws.serverless.proxy.internal.servlet.AwsProxyHttpServletRequestReader;
import com.amazonaws.serverless.proxy.model.AwsProxyRequest;
import com.amazonaws.serverless.proxy.model.ContainerConfig;
import com.amazonaws.services.lambda.runtime.Context;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Takes a path that cannot be decoded, such as {@code /%zz}, for the root, which is not found: the container would answer 500. */
final class WebhookRequestReader extends AwsProxyHttpServletRequestReader {

    private static final String ROOT = "/";

    @Override
    public HttpServletRequest readRequest(
            AwsProxyRequest event, SecurityContext security, Context context, ContainerConfig configuration)
            throws InvalidRequestEventException {
        if (event.getPath() == null || !isDecodable(event.getPath())) {
            event.setPath(ROOT);
        }
        return super.readRequest(event, security, context, configuration);
    }

    private static boolean isDecodable(String path) {
        try {
            return URLDecoder.decode(path, StandardCharsets.UTF_8) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
