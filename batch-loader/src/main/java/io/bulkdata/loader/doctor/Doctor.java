package io.bulkdata.loader.doctor;

import io.bulkdata.loader.doctor.Diagnosis.Health;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does checks in their order, and skips those that would only tell again what is known to fail. */
public final class Doctor {

    private static final String UNFORESEEN =
            "Nobody has foreseen this; the log has more. If it stays, please report it";

    private final List<Check> checks;

    public Doctor(List<Check> checks) {
        this.checks = List.copyOf(checks);
    }

    /** Looks at everything. */
    public List<Diagnosis> examine() {
        Map<String, Diagnosis> seen = new LinkedHashMap<>();
        for (Check check : checks) {
            Optional<String> obstacle = check.needs().stream()
                    .filter(name -> seen.containsKey(name) && seen.get(name).health() != Health.OK)
                    .findFirst();
            seen.put(check.name(), obstacle.map(name -> skipped(check, name)).orElseGet(() -> examined(check)));
        }
        return new ArrayList<>(seen.values());
    }

    private static Diagnosis skipped(Check check, String obstacle) {
        return new Diagnosis(check.name(), Health.SKIPPED, "not looked at, because of: " + obstacle, null);
    }

    private static Diagnosis examined(Check check) {
        try {
            return new Diagnosis(check.name(), Health.OK, check.examination().examine(), null);
        } catch (Ailment e) {
            return new Diagnosis(check.name(), Health.FAILS, e.getMessage(), e.advice());
        } catch (RuntimeException e) { // the top of each check: one that breaks must not hide the others
            return new Diagnosis(check.name(), Health.FAILS, e.toString(), UNFORESEEN);
        }
    }
}
