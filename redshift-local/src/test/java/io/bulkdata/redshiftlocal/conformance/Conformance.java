package io.bulkdata.redshiftlocal.conformance;

import io.bulkdata.redshiftlocal.SharedWarehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;

/** All pages as tests for one kind of client. */
final class Conformance {

    private final String client;
    private final SharedWarehouse warehouse;
    private final Client.Connector connector;
    private final AtomicInteger number = new AtomicInteger();

    /** @param client its name in the cases */
    Conformance(String client, SharedWarehouse warehouse, Client.Connector connector) {
        this.client = client;
        this.warehouse = warehouse;
        this.connector = connector;
    }

    /** In the order of the files' names. */
    static List<Page> pages() {
        try {
            Path folder = Path.of(Conformance.class.getResource("/conformance").toURI());
            try (Stream<Path> files = Files.walk(folder)) {
                return files.filter(file -> file.toString().endsWith(".test"))
                        .sorted()
                        .map(file -> page(folder, file))
                        .toList();
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("Cannot read the conformance cases", e);
        }
    }

    private static Page page(Path folder, Path file) {
        try {
            return PageParser.parse(folder.relativize(file).toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** The cases that {@code wanted} lets through, below their pages. */
    Stream<DynamicContainer> tests(Predicate<Page.Case> wanted) {
        return pages().stream()
                .map(page -> DynamicContainer.dynamicContainer(
                        page.title() + " (" + page.file() + ")",
                        page.cases().stream().filter(wanted).map(behaviour -> test(page, behaviour))));
    }

    private DynamicTest test(Page page, Page.Case behaviour) {
        String name = page.title() + ": " + behaviour.behaviour();
        return DynamicTest.dynamicTest(name, () -> {
            String own = String.format(Locale.ROOT, "case-%s-%d", client, number.incrementAndGet());
            try (CaseRun run = new CaseRun(connector, warehouse, own)) {
                run.run(page, behaviour);
            }
        });
    }
}
