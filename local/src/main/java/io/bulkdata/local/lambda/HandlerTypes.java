package io.bulkdata.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;

/**
 * The types a {@link RequestHandler} is written for, found in its class and the classes and interfaces above it.
 *
 * @param input what its event becomes
 * @param output what its answer is
 */
record HandlerTypes(Type input, Type output) {

    /** @throws IllegalArgumentException if the class does not tell, as that of a lambda expression does not */
    static HandlerTypes of(Class<?> handler) {
        Map<TypeVariable<?>, Type> known = new HashMap<>();
        for (Class<?> type = handler; type != null; type = type.getSuperclass()) {
            learn(type.getGenericSuperclass(), known);
            for (Type above : type.getGenericInterfaces()) {
                learn(above, known);
            }
        }
        TypeVariable<?>[] variables = RequestHandler.class.getTypeParameters();
        return new HandlerTypes(resolve(variables[0], known, handler), resolve(variables[1], known, handler));
    }

    private static void learn(Type above, Map<TypeVariable<?>, Type> known) {
        if (above instanceof ParameterizedType parameterized) {
            Class<?> raw = (Class<?>) parameterized.getRawType();
            Type[] arguments = parameterized.getActualTypeArguments();
            for (int i = 0; i < arguments.length; i++) {
                known.put(raw.getTypeParameters()[i], arguments[i]);
            }
            learnInterfaces(raw, known);
        } else if (above instanceof Class<?> raw && raw.isInterface()) {
            learnInterfaces(raw, known);
        }
    }

    private static void learnInterfaces(Class<?> type, Map<TypeVariable<?>, Type> known) {
        for (Type above : type.getGenericInterfaces()) {
            learn(above, known);
        }
    }

    private static Type resolve(TypeVariable<?> variable, Map<TypeVariable<?>, Type> known, Class<?> handler) {
        Type type = variable;
        while (type instanceof TypeVariable<?>) {
            type = known.get(type);
        }
        if (type == null) {
            throw new IllegalArgumentException(
                    "Cannot tell the type " + variable + " of handler " + handler.getName() + ": write it as a class");
        }
        return type;
    }
}
