package io.bulkdata.redshiftlocal.copy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is written aside and moved to its place as a whole. */
final class FileUpload extends ObjectUpload {

    private final Path aside;
    private final Path place;
    private final OutputStream out;

    private FileUpload(Path aside, Path place) throws IOException {
        this.aside = aside;
        this.place = place;
        this.out = Files.newOutputStream(aside);
    }

    /** @param folder of files being written, on the same disk as the place; made if it is not there */
    static FileUpload begin(Path folder, Path place) throws IOException {
        Files.createDirectories(folder);
        return new FileUpload(Files.createTempFile(folder, "upload-", null), place);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    @Override
    public void complete() throws IOException {
        out.close();
        Files.createDirectories(place.getParent());
        Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(aside);
    }
}
