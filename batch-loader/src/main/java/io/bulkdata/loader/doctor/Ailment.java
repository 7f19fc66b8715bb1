package io.bulkdata.loader.doctor;

/** What is wrong with a hop, and what to do. */
public final class Ailment extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String advice;

    public Ailment(String problem, String advice) {
        this(problem, advice, null);
    }

    public Ailment(String problem, String advice, Throwable cause) {
        super(problem, cause);
        this.advice = advice;
    }

    public String advice() {
        return advice;
    }
}
