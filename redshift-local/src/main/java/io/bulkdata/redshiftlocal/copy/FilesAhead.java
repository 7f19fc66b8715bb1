package io.bulkdata.redshiftlocal.copy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The files of a COPY in their order, opened ahead of their turn: S3 sends the beginnings of the next ones while the rows of one
 * are being written, as the slices of a cluster read at the same time.
 */
final class FilesAhead implements AutoCloseable {

    private static final int AHEAD = 4;

    private final ObjectStore objects;
    private final CopyOptions options;
    private final Iterator<SourceFile> rest;
    private final ExecutorService openers;
    private final Deque<Future<FileContents>> opened = new ArrayDeque<>();

    /** @param files at least one */
    FilesAhead(ObjectStore objects, CopyOptions options, List<SourceFile> files) {
        this.objects = objects;
        this.options = options;
        this.rest = files.iterator();
        this.openers = Executors.newFixedThreadPool(Math.min(AHEAD, files.size()), FilesAhead::opener);
        for (int i = 0; i < AHEAD; i++) {
            openNext();
        }
    }

    /** The next file, which is the caller's to close; null when it is missing and may be. */
    FileContents next() throws CopyFailure {
        FileContents next = contents(opened.remove());
        openNext();
        return next;
    }

    /** Closes those that nobody has asked for. */
    @Override
    public void close() {
        openers.shutdown();
        opened.forEach(FilesAhead::discard);
    }

    private static void discard(Future<FileContents> file) {
        try {
            FileContents unread = contents(file);
            if (unread != null) {
                unread.close();
            }
        } catch (CopyFailure e) {
            // Nobody would have read it.
            return;
        }
    }

    private void openNext() {
        if (rest.hasNext()) {
            SourceFile file = rest.next();
            opened.add(openers.submit(() -> FileContents.open(objects, file, options)));
        }
    }

    private static FileContents contents(Future<FileContents> file) throws CopyFailure {
        try {
            return file.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CopyFailure failure) {
                throw failure;
            }
            throw new CopyFailure("Cannot open a file: " + e.getCause().getMessage(), e, List.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CopyFailure("Interrupted", e, List.of());
        }
    }

    private static Thread opener(Runnable work) {
        Thread thread = new Thread(work, "redshift-local-open-ahead");
        thread.setDaemon(true);
        return thread;
    }
}
