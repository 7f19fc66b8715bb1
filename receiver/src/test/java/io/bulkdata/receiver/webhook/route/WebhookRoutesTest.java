package io.bulkdata.receiver.webhook.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.core.settings.Settings;
import io.bulkdata.core.settings.SettingsException;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookRoutesTest {

    private static final String QUEUE = "arn:aws:sqs:eu-west-1:123456789012:";
    private static final String STREAM = "arn:aws:kinesis:us-east-1:123456789012:stream/events";

    private static WebhookRoutes routes(String text) {
        return new Settings(Map.of("BULKDATA_WEBHOOK_ROUTES", text)).read(WebhookRoutes::read);
    }

    private static Optional<String> destination(WebhookRoutes routes, String type) {
        return routes.destinationOf(type).map(Destination::arn);
    }

    @Test
    void withoutTheSettingNothingIsRouted() {
        WebhookRoutes routes = new Settings(Map.of()).read(WebhookRoutes::read);
        assertThat(routes.destinationOf("email.open")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "signature.created, exact",
        "signature.createdX, signatures",
        "signature.updated, signatures",
        "email.open, open",
        "email.open.again, opens",
        "email.click, email",
        "petition.updated, rest",
        "Email.open, rest"
    })
    void narrowestRouteWins(String type, String queue) {
        WebhookRoutes routes =
                routes("*=%1$srest, email.*=%1$semail ,email.open=%1$sopen,email.open*=%1$sopens,".formatted(QUEUE)
                        + "signature.*=%1$ssignatures,signature.created=%1$sexact".formatted(QUEUE));
        assertThat(destination(routes, type)).contains(QUEUE + queue);
    }

    @ParameterizedTest
    @CsvSource({"signature.created", "emailX", "mail.open", "EMAIL.open"})
    void otherTypesHaveNoRoute(String type) {
        assertThat(routes("email.*=" + STREAM).destinationOf(type)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"*", "data.*", "data.full_table_exported*"})
    void noRouteTakesAnExportAway(String types) {
        WebhookRoutes routes = routes(types + "=" + STREAM);
        assertThat(routes.destinationOf("data.full_table_exported")).isEmpty();
        assertThat(routes.destinationOf("data.incremental_table_exported")).isEmpty();
    }

    @Test
    void destinationIsReadFromItsArn() {
        WebhookRoutes routes =
                routes("a=" + STREAM + ",b=arn:aws-cn:sqs:cn-north-1:123456789012:orders.fifo,c=" + QUEUE + "q");
        Destination stream = routes.destinationOf("a").orElseThrow();
        assertThat(stream)
                .isEqualTo(new Destination(Destination.Kind.STREAM, "aws", "us-east-1", "123456789012", "events"))
                .hasToString(STREAM);
        assertThat(stream.isFifo()).isFalse();
        assertThat(routes.destinationOf("b").orElseThrow().isFifo()).isTrue();
        assertThat(routes.destinationOf("c").orElseThrow().isFifo()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    email.open                                              | not type=ARN: "email.open"
                    =arn:aws:sqs:eu-west-1:123456789012:q                   | not a type, or the beginning of types and a *: ""
                    email.*.x=arn:aws:sqs:eu-west-1:123456789012:q          | the beginning of types and a *: "email.*.x"
                    **=arn:aws:sqs:eu-west-1:123456789012:q                 | the beginning of types and a *: "**"
                    a b=arn:aws:sqs:eu-west-1:123456789012:q                | the beginning of types and a *: "a b"
                    data.full_table_exported=arn:aws:sqs:eu-west-1:123456789012:q        | cannot be forwarded: "data.full_table_exported"
                    data.incremental_table_exported=arn:aws:sqs:eu-west-1:123456789012:q | cannot be forwarded: "data.incremental_table_exported"
                    a=https://sqs.eu-west-1.amazonaws.com/123456789012/q    | not an ARN: "https://sqs
                    a=arn:aws:sns:eu-west-1:123456789012:topic              | neither of SQS nor of Kinesis: "arn:aws:sns:eu-west-1:123456789012:topic"
                    a=arn:aws:firehose:eu-west-1:123456789012:deliverystream/x | neither of SQS nor of Kinesis: "arn:aws:firehose
                    a=arn:aws:sqs::123456789012:q                           | not the ARN of a queue or a stream: "arn:aws:sqs::123456789012:q"
                    a=arn:aws:sqs:eu-west-1:123:q                           | not the ARN of a queue or a stream: "arn:aws:sqs:eu-west-1:123:q"
                    a=arn:aws:sqs:eu-west-1:123456789012:q/x                | not the ARN of a queue or a stream
                    a=arn:aws:sqs:eu-west-1:123456789012:.fifo              | not the ARN of a queue or a stream
                    a=arn:aws:kinesis:eu-west-1:123456789012:events         | not the ARN of a queue or a stream
                    a=arn:aws:kinesis:eu-west-1:123456789012:stream/        | not the ARN of a queue or a stream
                    a=arn:aws:kinesis:eu-west-1:123456789012:stream/s/consumer/c:1 | not the ARN of a queue or a stream
                    a*=arn:aws:sqs:eu-west-1:123456789012:q,a*=arn:aws:sqs:eu-west-1:123456789012:p | two routes for a*
                    a=arn:aws:sqs:eu-west-1:123456789012:q,a=arn:aws:sqs:eu-west-1:123456789012:q   | two routes for a
                    """)
    void wrongRouteIsAProblemOfTheSettingsThatNamesIt(String text, String problem) {
        assertThatThrownBy(() -> routes(text))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("BULKDATA_WEBHOOK_ROUTES is wrong: ")
                .hasMessageContaining(problem);
    }

    @Property(tries = 500)
    void onlyPlainTypesAreRouted(@ForAll String type) {
        assertThat(routes("*=" + STREAM).destinationOf(type).isPresent())
                .isEqualTo(type.matches("[A-Za-z0-9_.-]{1,128}"));
    }
}
