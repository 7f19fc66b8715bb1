package io.bulkdata.redshiftlocal.copy;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** One COPY from its first file to its last. */
final class CopyRun {

    private final ObjectStore objects;
    private final CopyOptions options;
    private final List<ColumnRule> columns;
    private final RowReader reader;
    private final RowWriter writer;
    private final LoadErrors errors;
    private final TextBuffer text = new TextBuffer();
    private long rows;
    private long files;

    CopyRun(ObjectStore objects, CopyOptions options, List<ColumnRule> columns) {
        this.objects = objects;
        this.options = options;
        this.columns = columns;
        this.reader = new RowReader(RowSplitter.of(options), options.ignoreBlankLines());
        this.writer = new RowWriter(this.columns, options);
        this.errors = new LoadErrors(options.maxError());
    }

    CopyOutcome run(S3Location source, OutputStream out) throws CopyFailure, IOException {
        for (SourceFile file : new SourceFiles(objects, options.manifest()).at(source)) {
            load(file, out);
        }
        if (files == 0) {
            throw new CopyFailure("No file of the manifest " + source + " exists", null, List.of());
        }
        flush(out);
        return new CopyOutcome(rows, files, reader.buffer().total(), errors.all());
    }

    private void load(SourceFile file, OutputStream out) throws CopyFailure, IOException {
        InputStream raw = open(file);
        if (raw == null) {
            return;
        }
        files++;
        InputStream contents = decompress(raw, file);
        try {
            reader.open(contents, name(file), options.ignoreHeader());
            copyRows(file.location(), out);
        } finally {
            close(contents);
        }
    }

    /** The file, or null when it is missing and may be. */
    private InputStream open(SourceFile file) throws CopyFailure {
        try {
            return objects.open(file.location());
        } catch (FileNotFoundException e) {
            if (file.mandatory()) {
                throw new CopyFailure(SourceFiles.reason(e) + ": " + file.location(), e, List.of());
            }
            return null;
        } catch (IOException e) {
            throw new CopyFailure("Cannot read " + file.location() + ": " + e.getMessage(), e, List.of());
        }
    }

    private InputStream decompress(InputStream raw, SourceFile file) throws CopyFailure {
        try {
            return Decompression.open(raw, options.compression());
        } catch (IOException e) {
            close(raw);
            boolean cut = e instanceof EOFException && e.getMessage() == null;
            String reason = cut ? "it ends too early" : e.getMessage();
            throw new CopyFailure("Cannot read " + name(file) + ": " + reason, e, List.of());
        }
    }

    private String name(SourceFile file) {
        boolean plain = options.compression() == CopyOptions.CopyCompression.NONE;
        return plain ? file.location().toString() : file.location() + " as " + options.compression();
    }

    /** Failing to close what was read to its end, or was given up, changes nothing. */
    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            return;
        }
    }

    private void copyRows(S3Location file, OutputStream out) throws CopyFailure, IOException {
        boolean more = true;
        while (more) {
            try {
                more = reader.next();
                if (more) {
                    writer.write(reader.buffer().bytes(), reader.fields(), text);
                    rows++;
                }
            } catch (Refusal e) {
                text.dropRow();
                errors.add(told(e, file));
                reader.skipRefused();
            }
            if (text.full()) {
                flush(out);
            }
        }
    }

    private void flush(OutputStream out) throws IOException {
        if (options.noLoad()) {
            text.dropAll();
        } else {
            text.writeTo(out);
        }
    }

    private LoadError told(Refusal refusal, S3Location file) {
        int index = refusal.field();
        if (index == Refusal.WHOLE_ROW) {
            return new LoadError(
                    file, reader.line(), null, null, null, 0, reader.rawRow(), "", refusal.code(), refusal.reason());
        }
        ColumnRule rule = columns.get(index);
        byte[] bytes = reader.buffer().bytes();
        Fields fields = reader.fields();
        boolean present = index < fields.count();
        int start = present ? fields.start(index) : reader.buffer().row();
        int end = present ? fields.end(index) : start;
        return new LoadError(
                file,
                reader.line(),
                rule.column().name(),
                rule.typeName(),
                rule.length(),
                RawText.characters(bytes, reader.buffer().row(), start),
                reader.rawRow(),
                RawText.of(bytes, start, Math.min(end, start + 4 * RawText.LONGEST)),
                refusal.code(),
                refusal.reason());
    }
}
