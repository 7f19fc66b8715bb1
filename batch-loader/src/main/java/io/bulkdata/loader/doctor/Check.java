package io.bulkdata.loader.doctor;

import java.util.List;
import java.util.Objects;

/**
 * Something that has to be right.
 *
 * @param name which hop it is
 * @param needs the names of checks that tell nothing new when they fail too
 */
public record Check(String name, List<String> needs, Examination examination) {

    public Check {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(examination, "examination");
        needs = List.copyOf(needs);
    }

    /** How it is looked at. */
    @FunctionalInterface
    public interface Examination {

        /**
         * Looks.
         *
         * @return what was seen, when all is well
         * @throws Ailment when it is not
         */
        String examine();
    }
}
