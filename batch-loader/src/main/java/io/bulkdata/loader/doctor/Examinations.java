package io.bulkdata.loader.doctor;

import io.bulkdata.core.settings.Settings;
import io.bulkdata.core.settings.SettingsException;
import io.bulkdata.loader.doctor.Diagnosis.Health;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The examination of the installation that some settings are of. */
public final class Examinations {

    private static final String SETTINGS = "settings";

    private final Settings settings;
    private final Clock clock;

    /** @param settings may hold more than is needed */
    public Examinations(Settings settings) {
        this(settings, Clock.systemUTC());
    }

    Examinations(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Looks at every hop; the first is the settings themselves, without which there is nothing to look at. */
    public List<Diagnosis> examine() {
        DoctorSettings installation;
        try {
            installation = settings.readSome(DoctorSettings::from);
        } catch (SettingsException e) {
            return List.of(new Diagnosis(
                    SETTINGS, Health.FAILS, e.getMessage(), "Correct these settings; the rest was not looked at"));
        }
        List<Diagnosis> all = new ArrayList<>();
        all.add(new Diagnosis(SETTINGS, Health.OK, "they make an installation", null));
        all.addAll(new Doctor(new Wiring(settings, installation, clock).checks()).examine());
        return all;
    }
}
