package io.bulkdata.cli.operate;

import io.bulkdata.loader.doctor.Diagnosis;
import io.bulkdata.loader.doctor.Diagnosis.Health;
import io.bulkdata.loader.doctor.Examinations;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bulkdata doctor}. */
@Command(
        name = "doctor",
        description = "Looks at every hop of an installation and says which fails, why, and what to do.",
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private final Place place = new Place();

    @Mixin
    private final Answer answer = new Answer();

    @Override
    public Integer call() {
        List<Diagnosis> all = new Examinations(place.settings()).examine();
        boolean failed = all.stream().anyMatch(one -> one.health() == Health.FAILS);
        answer.give(all, out -> all.forEach(one -> print(out, one)));
        return failed ? 1 : 0;
    }

    private static void print(PrintWriter out, Diagnosis one) {
        out.printf(
                "%-8s %-18s %s%n",
                one.health().name().toLowerCase(Locale.ROOT),
                one.check(),
                one.detail().strip());
        if (one.advice() != null) {
            out.printf("%-8s %-18s -> %s%n", "", "", one.advice());
        }
    }
}
