package io.bulkdata.redshiftlocal.copy;

import io.bulkdata.redshiftlocal.copy.CopyOutcome.ReplacedRows;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** One COPY from its first file to its last. */
final class CopyRun {

    private final ObjectStore objects;
    private final CopyOptions options;
    private final FileRows reader;
    private final LoadErrors errors;
    private final TextBuffer text = new TextBuffer();
    private final List<LoadedFile> files = new ArrayList<>();
    private final List<Replacement> replacements = new ArrayList<>();
    private long rows;
    private long replacedRows;

    CopyRun(ObjectStore objects, CopyOptions options, FileRows reader) {
        this.objects = objects;
        this.options = options;
        this.reader = reader;
        this.errors = new LoadErrors(options.limits().maxError());
    }

    CopyOutcome run(S3Location source, OutputStream out) throws CopyFailure, IOException {
        checkRegion();
        List<SourceFile> named = new SourceFiles(objects, options).at(source);
        try (FilesAhead ahead = new FilesAhead(objects, options, named)) {
            for (SourceFile file : named) {
                load(file, ahead, out);
            }
        }
        if (files.isEmpty()) {
            throw new CopyFailure("No file of the manifest " + source + " exists", null, List.of());
        }
        flush(out);
        return new CopyOutcome(rows, files, reader.bytes(), errors.all(), new ReplacedRows(replacedRows, replacements));
    }

    /** Whoever names a bucket's region wrongly is told so by S3. */
    private void checkRegion() throws CopyFailure {
        String asked = options.files().region();
        String there = objects.region().orElse(asked);
        if (asked != null && !asked.equals(there)) {
            throw new CopyFailure(
                    "S3ServiceException:The bucket you are attempting to access must be addressed using the specified"
                            + " endpoint. Please send all future requests to this endpoint.,Status 301,Error"
                            + " PermanentRedirect (the region is " + there + ", not " + asked + ")",
                    null,
                    List.of());
        }
    }

    private void load(SourceFile file, FilesAhead ahead, OutputStream out) throws CopyFailure, IOException {
        try (FileContents contents = ahead.next()) {
            if (contents == null) {
                return;
            }
            long rowsBefore = rows;
            int errorsBefore = errors.all().size();
            reader.open(contents.stream(), contents.name());
            copyRows(file.location(), out);
            files.add(new LoadedFile(
                    file.location(),
                    reader.lines(),
                    rows - rowsBefore,
                    errors.all().size() - errorsBefore,
                    contents.bytes()));
        }
    }

    private void copyRows(S3Location file, OutputStream out) throws CopyFailure, IOException {
        boolean more = true;
        while (more) {
            try {
                more = reader.next(text);
                if (more) {
                    rows++;
                    noteReplaced(file);
                }
            } catch (Refusal e) {
                text.dropRow();
                errors.add(reader.told(e, file), e.isFatal());
                reader.skipRefused();
            }
            if (text.full()) {
                flush(out);
            }
        }
    }

    private void noteReplaced(S3Location file) {
        String column = text.takeReplaced();
        if (column == null) {
            return;
        }
        replacedRows++;
        if (replacements.size() < ReplacedRows.MOST_TOLD) {
            replacements.add(new Replacement(file, reader.line(), column, reader.rawRow()));
        }
    }

    private void flush(OutputStream out) throws IOException {
        if (options.limits().noLoad()) {
            text.dropAll();
        } else {
            text.writeTo(out);
        }
    }
}
