package io.bulkdata.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final Map<String, String> ALL = Map.of(
            "BULKDATA_QUEUE", "https://queue.example",
            "BULKDATA_SECRET", "hush",
            "BULKDATA_FILES", "7",
            "BULKDATA_AGE", "PT5S",
            "BULKDATA_HOSTS", "a, b,,c ",
            "PATH", "/bin");

    private record Room(URI queue, Secret secret, long files, Duration age, List<String> hosts) {

        static Room of(SettingsReader reader) {
            return new Room(
                    reader.requiredUri("BULKDATA_QUEUE"),
                    reader.requiredSecret("BULKDATA_SECRET"),
                    reader.number("BULKDATA_FILES", 10, 1, 100),
                    reader.duration("BULKDATA_AGE", Duration.ofMinutes(1)),
                    reader.list("BULKDATA_HOSTS"));
        }
    }

    @Test
    void everySettingIsRead() {
        assertThat(new Settings(ALL).read(Room::of))
                .isEqualTo(new Room(
                        URI.create("https://queue.example"),
                        new Secret("hush"),
                        7,
                        Duration.ofSeconds(5),
                        List.of("a", "b", "c")));
    }

    @Test
    void whatIsNotSetHasItsDefault() {
        Map<String, String> least = Map.of("BULKDATA_QUEUE", "https://queue.example", "BULKDATA_SECRET", "hush");

        Room room = new Settings(least).read(Room::of);

        assertThat(room.files()).isEqualTo(10);
        assertThat(room.age()).isEqualTo(Duration.ofMinutes(1));
        assertThat(room.hosts()).isEmpty();
    }

    @Test
    void allProblemsAreToldTogether() {
        Map<String, String> wrong = Map.of(
                "BULKDATA_QUEUE", "no address", "BULKDATA_FILES", "101", "BULKDATA_AGE", "soon", "BULKDATA_HOST", "a");

        assertThatThrownBy(() -> new Settings(wrong).read(Room::of))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("BULKDATA_QUEUE is wrong")
                .hasMessageContaining("BULKDATA_SECRET is missing")
                .hasMessageContaining("BULKDATA_FILES is wrong: not between 1 and 100")
                .hasMessageContaining("BULKDATA_AGE is wrong")
                .hasMessageContaining("BULKDATA_HOST is not a setting; did you mean BULKDATA_HOSTS?");
    }

    @Test
    void problemsThatOnlyTheConfigurationSeesAreTold() {
        Settings settings = new Settings(Map.of("BULKDATA_NOT_READ_YET", "1"));

        assertThatThrownBy(() -> settings.read(reader -> {
                    throw new IllegalArgumentException("two settings contradict");
                }))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("two settings contradict")
                .hasMessageNotContaining("BULKDATA_NOT_READ_YET");
    }

    @Test
    void secretIsNeverPrinted() {
        Map<String, String> values = new HashMap<>(ALL);
        values.put("BULKDATA_SECRET", "hush-hush");

        assertThat(new Settings(values).read(Room::of))
                .asString()
                .contains("***")
                .doesNotContain("hush-hush");
    }
}
