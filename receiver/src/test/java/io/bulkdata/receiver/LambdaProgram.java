package io.bulkdata.receiver;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.bulkdata.receiver.fetch.FetchHandler;
import io.bulkdata.receiver.webhook.WebhookHandler;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Calls one of the Lambdas for each line of the standard input, an event in base64; what is printed is what it logs. */
final class LambdaProgram {

    private LambdaProgram() {}

    public static void main(String[] arguments) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        if (arguments[0].equals("webhook")) {
            WebhookHandler handler = new WebhookHandler();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                handler.handleRequest(
                        new ByteArrayInputStream(Base64.getDecoder().decode(line)),
                        OutputStream.nullOutputStream(),
                        new OfInvocation());
            }
        } else {
            FetchHandler handler = new FetchHandler();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                var unused = handler.handleRequest(message(line), new OfInvocation());
            }
        }
    }

    private static SQSEvent message(String line) {
        SQSMessage message = new SQSMessage();
        message.setMessageId("message-1");
        message.setBody(new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8));
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(message));
        return event;
    }

    /** What Lambda tells a function about an invocation. */
    private static final class OfInvocation implements Context {

        @Override
        public String getAwsRequestId() {
            return "request-of-the-test";
        }

        @Override
        public String getLogGroupName() {
            return "group";
        }

        @Override
        public String getLogStreamName() {
            return "stream";
        }

        @Override
        public String getFunctionName() {
            return "bulkdata-test";
        }

        @Override
        public String getFunctionVersion() {
            return "7";
        }

        @Override
        public String getInvokedFunctionArn() {
            return "arn:aws:lambda:us-east-1:000000000000:function:bulkdata-test";
        }

        @Override
        public CognitoIdentity getIdentity() {
            return null;
        }

        @Override
        public ClientContext getClientContext() {
            return null;
        }

        @Override
        public int getRemainingTimeInMillis() {
            return 60_000;
        }

        @Override
        public int getMemoryLimitInMB() {
            return 512;
        }

        @Override
        public LambdaLogger getLogger() {
            throw new UnsupportedOperationException();
        }
    }
}
