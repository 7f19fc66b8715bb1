package io.bulkdata.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.Locale;

/** Where was measured. */
public final class Machine {

    private Machine() {}

    /** One line: processors, memory of this JVM, Java, system, and how busy it is with other things. */
    public static String facts() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%d processors, heap up to %d MB, Java %s, %s %s %s, load %.2f before the start",
                system.getAvailableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                System.getProperty("java.version"),
                system.getName(),
                system.getVersion(),
                system.getArch(),
                system.getSystemLoadAverage());
    }
}
