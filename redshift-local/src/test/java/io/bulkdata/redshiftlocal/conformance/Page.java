package io.bulkdata.redshiftlocal.conformance;

import java.util.List;
import java.util.Set;

/**
 * The cases of one page of the guide.
 *
 * @param file where they are written, below the folder of all cases
 * @param title chapter and page
 * @param address of the page
 */
record Page(String file, String title, String address, List<Case> cases) {

    Page {
        cases = List.copyOf(cases);
    }

    /**
     * One behaviour.
     *
     * @param behaviour in words
     * @param line of the file where it begins
     * @param clients that run it besides the Redshift driver, by name
     */
    record Case(String behaviour, int line, Set<String> clients, List<Step> steps) {

        Case {
            clients = Set.copyOf(clients);
            steps = List.copyOf(steps);
        }
    }
}
