package io.bulkdata.loader.model;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** What goes wrong: one after the other, each at so many effects after the one before. */
final class Faults {

    /** What is done to the world outside. */
    @FunctionalInterface
    interface Effect<T> {
        T happen();
    }

    /** A fault that is to come. */
    private record Planned(Fault fault, int after) {}

    private final Runnable meanwhile;
    private final Deque<Planned> planned = new ArrayDeque<>();
    private final List<String> met = new ArrayList<>();
    private int passed;
    private boolean dead;

    /** @param meanwhile what others do while a process sleeps */
    Faults(Runnable meanwhile) {
        this.meanwhile = meanwhile;
    }

    void plan(Fault fault, int after) {
        planned.add(new Planned(fault, after));
    }

    /** The effects that met a fault. */
    List<String> met() {
        return List.copyOf(met);
    }

    /** Whether the process that runs is dead, however that looks from within. */
    boolean haveKilled() {
        return dead;
    }

    /** Another process takes the place of the one that was killed. */
    void revive() {
        dead = false;
    }

    /** Every call of a port is an effect. */
    <T> T around(Class<T> port, T real, Supplier<RuntimeException> failure) {
        InvocationHandler handler = (proxy, method, arguments) -> method.getDeclaringClass() == Object.class
                ? call(real, method, arguments)
                : run(port.getSimpleName() + "." + method.getName(), failure, () -> call(real, method, arguments));
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
    }

    <T> T run(String effect, Supplier<RuntimeException> failure, Effect<T> work) {
        if (dead) {
            throw new Killed();
        }
        if (planned.isEmpty() || passed++ < planned.peek().after()) {
            return work.happen();
        }
        passed = 0;
        met.add(effect);
        return meet(planned.remove().fault(), failure, work);
    }

    private <T> T meet(Fault fault, Supplier<RuntimeException> failure, Effect<T> work) {
        switch (fault) {
            case REFUSED -> throw failure.get();
            case ANSWER_LOST -> {
                work.happen();
                throw failure.get();
            }
            case KILLED_BEFORE -> throw kill();
            case KILLED_AFTER -> {
                work.happen();
                throw kill();
            }
            case SLEPT -> meanwhile.run();
        }
        return work.happen();
    }

    private Killed kill() {
        dead = true;
        return new Killed();
    }

    private static Object call(Object real, Method method, Object[] arguments) {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
