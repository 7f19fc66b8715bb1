package io.bulkdata.bench.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Joins jars into one that is not compressed, the same bytes each time. Of entries with the same name the first counts. */
final class OneJar {

    private static final LocalDateTime SOME_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private OneJar() {}

    static void write(Path target, List<Path> jars) throws IOException {
        Set<String> written = new HashSet<>();
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(target))) {
            out.setMethod(ZipOutputStream.STORED);
            for (Path jar : jars) {
                try (JarFile in = new JarFile(jar.toFile())) {
                    for (ZipEntry entry : in.stream().toList()) {
                        if (isWanted(entry) && written.add(entry.getName())) {
                            copy(in, entry, out);
                        }
                    }
                }
            }
        }
    }

    /** The runtime client's native part lies beside the jar. */
    private static boolean isWanted(ZipEntry entry) {
        return !entry.isDirectory() && !entry.getName().endsWith(".so");
    }

    private static void copy(JarFile from, ZipEntry entry, ZipOutputStream to) throws IOException {
        try (InputStream in = from.getInputStream(entry)) {
            byte[] bytes = in.readAllBytes();
            CRC32 checksum = new CRC32();
            checksum.update(bytes);
            ZipEntry stored = new ZipEntry(entry.getName());
            stored.setTimeLocal(SOME_TIME);
            stored.setSize(bytes.length);
            stored.setCrc(checksum.getValue());
            to.putNextEntry(stored);
            to.write(bytes);
            to.closeEntry();
        }
    }
}
