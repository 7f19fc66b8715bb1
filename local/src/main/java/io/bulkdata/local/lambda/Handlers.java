package io.bulkdata.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Type;

/** Makes every kind of handler one of bytes, with the serialisers that Lambda's own runtime uses. */
final class Handlers {

    private Handlers() {}

    /** @throws IllegalArgumentException if it is no handler */
    static RequestStreamHandler stream(Object handler) {
        if (handler instanceof RequestStreamHandler stream) {
            return stream;
        }
        if (handler instanceof RequestHandler<?, ?> request) {
            return stream(request, HandlerTypes.of(handler.getClass()));
        }
        throw new IllegalArgumentException(
                "Not a handler: " + handler.getClass().getName());
    }

    private static <I, O> RequestStreamHandler stream(RequestHandler<I, O> handler, HandlerTypes types) {
        PojoSerializer<I> input = serializer(types.input());
        PojoSerializer<O> output = serializer(types.output());
        return (event, answer, context) -> output.toJson(handler.handleRequest(input.fromJson(event), context), answer);
    }

    /** The types of a handler are known only as it runs, in Lambda too. */
    @SuppressWarnings("unchecked")
    private static <T> PojoSerializer<T> serializer(Type type) {
        if (type instanceof Class<?> raw && LambdaEventSerializers.isLambdaSupportedEvent(raw.getName())) {
            return (PojoSerializer<T>) LambdaEventSerializers.serializerFor(raw, raw.getClassLoader());
        }
        return (PojoSerializer<T>) JacksonFactory.getInstance().getSerializer(type);
    }

    static byte[] invoke(RequestStreamHandler handler, byte[] event, Context context) throws Exception {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event), answer, context);
        return answer.toByteArray();
    }
}
