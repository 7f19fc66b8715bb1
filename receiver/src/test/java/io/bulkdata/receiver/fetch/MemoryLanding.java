package io.bulkdata.receiver.fetch;

import io.bulkdata.core.export.ExportFile;
import io.bulkdata.core.export.LandedMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Puts exports together in memory, taking parts with several threads. */
final class MemoryLanding implements Landing {

    private final int partBytes;
    private final List<byte[]> stored = new ArrayList<>();

    MemoryLanding(int partBytes) {
        this.partBytes = partBytes;
    }

    /** Each export once. */
    List<byte[]> stored() {
        return stored;
    }

    @Override
    public long store(Export export, ExportFile file, LandedMetadata metadata, Deadline deadline) {
        Map<Integer, byte[]> parts = new ConcurrentSkipListMap<>();
        parts.put(1, export.first().bytes().start(partBytes));
        if (!export.isWhole()) {
            takeAll(export, parts);
        }
        export.verify();
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        parts.values().forEach(all::writeBytes);
        stored.add(all.toByteArray());
        return all.size();
    }

    private void takeAll(Export export, Map<Integer, byte[]> parts) {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<CompletableFuture<Void>> takers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                takers.add(CompletableFuture.runAsync(() -> take(export, parts), threads)
                        .whenComplete((done, failure) -> stopAfter(failure, export)));
            }
            takers.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            export.stop();
            threads.shutdown();
        }
    }

    private static void stopAfter(Throwable failure, Export export) {
        if (failure != null) {
            export.stop();
        }
    }

    private void take(Export export, Map<Integer, byte[]> parts) {
        byte[] buffer = new byte[partBytes];
        for (Part part = export.next(buffer); part != null; part = export.next(buffer)) {
            parts.put(part.number(), part.bytes().start(partBytes));
        }
    }
}
