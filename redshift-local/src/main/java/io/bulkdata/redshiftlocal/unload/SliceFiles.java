package io.bulkdata.redshiftlocal.unload;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The files of one folder: the slices take the rows in turn, and a slice begins another part when its file is full. */
final class SliceFiles implements Closeable {

    private final DataFiles files;
    private final FileNames names;
    private final String folder;
    private final DataFile[] open;
    private final int[] parts;
    private final List<WrittenFile> written = new ArrayList<>();
    private int next;

    /** @param firstPart above 0 when files of this folder have been written before */
    SliceFiles(DataFiles files, FileNames names, String folder, int slices, int firstPart) {
        this.files = files;
        this.names = names;
        this.folder = folder;
        this.open = new DataFile[slices];
        this.parts = new int[slices];
        Arrays.fill(parts, firstPart);
    }

    void write(UnloadRow row) throws IOException, UnloadFailure {
        int slice = next;
        next = (next + 1) % open.length;
        if (open[slice] != null && open[slice].isFullFor(row)) {
            complete(slice);
        }
        open(slice);
        open[slice].write(row);
    }

    /** Opens the files of the slices that have no row. */
    void openAll() throws IOException {
        for (int slice = 0; slice < open.length; slice++) {
            if (parts[slice] == 0) {
                open(slice);
            }
        }
    }

    /** The files, ordered by slice and part. */
    List<WrittenFile> complete() throws IOException {
        for (int slice = 0; slice < open.length; slice++) {
            if (open[slice] != null) {
                complete(slice);
            }
        }
        return List.copyOf(written);
    }

    /** The number that no part of this folder has yet. */
    int nextPart() {
        int most = 0;
        for (int part : parts) {
            most = Math.max(most, part);
        }
        return most;
    }

    /** Gives up what is not complete. */
    @Override
    public void close() throws IOException {
        for (DataFile file : open) {
            if (file != null) {
                file.close();
            }
        }
    }

    private void open(int slice) throws IOException {
        if (open[slice] == null) {
            open[slice] = files.open(names.data(folder, slice, parts[slice]));
            parts[slice]++;
        }
    }

    private void complete(int slice) throws IOException {
        written.add(open[slice].complete());
        open[slice] = null;
    }
}
