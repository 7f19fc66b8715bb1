package io.bulkdata.redshiftlocal.unload;

import io.bulkdata.redshiftlocal.copy.S3Location;
import java.util.Locale;

/** Names files as Redshift does: {@code 0001_part_00}, or {@code 000} with PARALLEL OFF, each with its extension. */
final class FileNames {

    private final S3Location prefix;
    private final boolean parallel;
    private final String extension;

    FileNames(UnloadCommand command) {
        this.prefix = command.prefix();
        this.parallel = command.options().parallel();
        this.extension = extension(command.options());
    }

    /** @param folder of the partition with its slash; empty without partitions */
    FilePlace data(String folder, int slice, int part) {
        String name = parallel
                ? String.format(Locale.ROOT, "%04d_part_%02d", slice, part)
                : String.format(Locale.ROOT, "%03d", part);
        return new FilePlace(at(folder + name + extension), slice);
    }

    S3Location folder(String folder) {
        return at(folder);
    }

    S3Location manifest() {
        return at("manifest");
    }

    private S3Location at(String end) {
        return new S3Location(prefix.bucket(), prefix.key() + end);
    }

    private static String extension(UnloadOptions options) {
        if (options.extension() != null) {
            String named = options.extension();
            return named.isEmpty() || named.startsWith(".") ? named : "." + named;
        }
        return options.format() == UnloadOptions.Format.PARQUET
                ? ".parquet"
                : options.compression().extension();
    }
}
