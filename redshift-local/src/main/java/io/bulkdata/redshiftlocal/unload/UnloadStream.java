package io.bulkdata.redshiftlocal.unload;

import io.bulkdata.redshiftlocal.copy.ObjectStore;
import io.bulkdata.redshiftlocal.copy.ObjectUpload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the rows of one UNLOAD to its files. With partitions the rows must come ordered by them: one folder is written at a
 * time, so that the memory that is needed does not grow with their number. Files are complete before the manifest names them.
 */
public final class UnloadStream implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UnloadStream.class);

    private final ObjectStore objects;
    private final UnloadCommand command;
    private final int slices;
    private final FieldIndexes fields;
    private final DataFiles files;
    private final FileNames names;
    private final Destination destination;
    private final UnloadRow row;
    private final Map<String, Integer> nextParts = new HashMap<>();
    private final List<WrittenFile> written = new ArrayList<>();
    private String folder;
    private SliceFiles current;
    private long rows;

    /**
     * Makes one for one UNLOAD.
     *
     * @param slices that write files at the same time unless PARALLEL is off
     * @throws UnloadFailure when the columns do not fit the options
     */
    public UnloadStream(ObjectStore objects, int slices, UnloadCommand command, List<UnloadColumn> columns)
            throws UnloadFailure {
        this.objects = objects;
        this.command = command;
        this.slices = command.options().parallel() ? slices : 1;
        this.fields = FieldIndexes.of(columns, command.options());
        this.files = DataFiles.of(objects, fields, command.options());
        this.names = new FileNames(command);
        this.destination = new Destination(objects, command.options());
        this.row = new UnloadRow(columns.size());
    }

    /** The columns that name the folders, from 1, in the order in which the rows must be sorted. */
    public List<Integer> partitionOrdinals() {
        return fields.partitions().stream().map(index -> index + 1).toList();
    }

    /** Looks after what is in S3 already. */
    public void begin() throws UnloadFailure {
        try {
            destination.prepare(command.prefix());
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /**
     * Writes a row.
     *
     * @param message the body of PostgreSQL's DataRow, its values in the forms that {@link UnloadType#binary} tells
     */
    public void write(byte[] message) throws UnloadFailure {
        row.read(message);
        try {
            enter(PartitionFolder.of(fields, row));
            current.write(row);
            rows++;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** Completes the files and writes the manifest. */
    public UnloadOutcome finish() throws UnloadFailure {
        try {
            boolean whole = fields.partitions().isEmpty();
            if (whole && command.options().format().leavesEmptyFiles()) {
                enter("");
                current.openAll();
            }
            leave();
            UnloadOutcome outcome = new UnloadOutcome(rows, written);
            writeManifest(outcome);
            return outcome;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** Gives up the files that are not complete. Those that are stay, as on a cluster. */
    @Override
    public void close() {
        if (current == null) {
            return;
        }
        try {
            current.close();
        } catch (IOException e) {
            LOG.warn("Cannot give up files below {}", command.prefix(), e);
        }
    }

    private void enter(String next) throws IOException {
        if (next.equals(folder)) {
            return;
        }
        leave();
        folder = next;
        Integer part = nextParts.get(next);
        if (part == null && !next.isEmpty()) {
            destination.prepareFolder(names.folder(next));
        }
        current = new SliceFiles(files, names, next, slices, part == null ? 0 : part);
    }

    private void leave() throws IOException {
        if (current != null) {
            written.addAll(current.complete());
            nextParts.put(folder, current.nextPart());
            current = null;
        }
    }

    private void writeManifest(UnloadOutcome outcome) throws IOException {
        if (command.options().manifest() == UnloadOptions.Manifesting.NONE) {
            return;
        }
        String text = ManifestText.of(outcome, fields.writtenColumns(), command.options());
        try (ObjectUpload upload = objects.create(names.manifest())) {
            upload.write(text.getBytes(StandardCharsets.UTF_8));
            upload.complete();
        }
    }

    private static UnloadFailure broken(IOException e) {
        return UnloadFailure.internal("UNLOAD failed: " + e.getMessage(), e);
    }
}
