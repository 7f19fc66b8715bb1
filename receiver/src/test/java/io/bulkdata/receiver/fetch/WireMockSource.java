package io.bulkdata.receiver.fetch;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Has WireMock answer ranges of one file as S3 does, which it cannot by itself; what a stub says besides (delays, other headers) holds. */
final class WireMockSource implements ResponseDefinitionTransformerV2 {

    static final String NAME = "source";

    /** A parameter: after how many bytes of a range it breaks off. */
    static final String CUT_AFTER = "cutAfter";

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

    private volatile byte[] file;

    WireMockSource(byte[] file) {
        this.file = file;
    }

    /** From now on. */
    void change(byte[] other) {
        file = other;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        byte[] now = file;
        Request request = event.getRequest();
        ResponseDefinitionBuilder answer = ResponseDefinitionBuilder.like(event.getResponseDefinition())
                .withHeader("ETag", ScriptedServer.eTag(now));
        String condition = request.getHeader("If-Match");
        if (condition != null && !condition.equals(ScriptedServer.eTag(now))) {
            return answer.withStatus(412).build();
        }
        Matcher range = RANGE.matcher(String.valueOf(request.getHeader("Range")));
        if (!range.matches()) {
            return answer.withBody(now).build();
        }
        int first = Integer.parseInt(range.group(1));
        int end = (int) Math.min(Long.parseLong(range.group(2)) + 1, now.length);
        int sent = event.getTransformerParameters().getInt(CUT_AFTER, end - first);
        return answer.withStatus(206)
                .withHeader("Content-Range", "bytes " + first + "-" + (end - 1) + "/" + now.length)
                .withHeader("Content-Length", String.valueOf(end - first))
                .withBody(Arrays.copyOfRange(now, first, Math.min(first + sent, end)))
                .build();
    }
}
