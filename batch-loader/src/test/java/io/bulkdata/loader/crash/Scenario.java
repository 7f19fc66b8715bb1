package io.bulkdata.loader.crash;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A piece of work that is begun by a process that meets a fault, and what must have come of it in the end. */
enum Scenario {
    INCREMENTALS(
            "load: an incremental batch of three files", Half.LOAD, "LOADED", "1|there, 2|b, 3|c, 4|d", "add|3|3") {
        @Override
        List<SQSMessage> prepare(Town town) {
            town.prepareLock();
            town.announce(threeFiles(town));
            return town.requests();
        }
    },
    TOGETHER(
            "load: three incremental batches of three files each, asked for together",
            Half.LOAD,
            "LOADED, LOADED, LOADED",
            "1|there, 2|n, 3|n, 4|n, 5|n, 6|n, 7|n, 8|n, 9|n, 10|n",
            "add|3|3, add|3|3, add|3|3") {
        @Override
        List<SQSMessage> prepare(Town town) {
            town.prepareLock();
            town.announce(IntStream.rangeClosed(2, 10)
                    .mapToObj(
                            id -> town.put("incremental", "202611200101%02d".formatted(id), "id,title\n" + id + ",n\n"))
                    .toList());
            return town.requests();
        }
    },
    FULL(
            "load: a full export, older than an incremental that is loaded",
            Half.LOAD,
            "LOADED",
            "1|today, 2|today, 3|newer",
            "replace|1|2, add|3|3") {
        @Override
        List<SQSMessage> prepare(Town town) {
            town.announce(List.of(
                    town.put("incremental", "20261120010500", "id,title\n3,newer\n"),
                    town.put("incremental", "20261120003000", "id,title\n4,deleted since\n"),
                    town.put("incremental", "20261120003100", "id,title\n5,deleted since\n")));
            town.load(town.requests());
            town.announce(List.of(town.put("full", "20261120010000", "id,title\n1,today\n2,today\n")));
            return town.requests();
        }
    },
    BAD_ROW("load: a full export with a row that does not fit", Half.LOAD, "QUARANTINED", "1|there", "") {
        @Override
        List<SQSMessage> prepare(Town town) {
            town.announce(List.of(town.put("full", "20261120010000", "id,title\n1,today\nx,today\n")));
            return town.requests();
        }
    },
    POISON(
            "load: an incremental batch of three files, one of which cannot be loaded",
            Half.LOAD,
            "LOADED, QUARANTINED",
            "1|there, 2|b, 4|d",
            "add|2|2") {
        @Override
        List<SQSMessage> prepare(Town town) {
            town.prepareLock();
            town.announce(List.of(
                    town.put("incremental", "20261120010100", "id,title\n2,b\n"),
                    town.put("incremental", "20261120010200", "id,title\nx,c\n"),
                    town.put("incremental", "20261120010300", "id,title\n4,d\n")));
            return town.requests();
        }
    },
    BATCHING("batch: three incrementals are announced", Half.BATCH, "LOADED", "1|there, 2|b, 3|c, 4|d", "add|3|3") {
        @Override
        List<SQSMessage> prepare(Town town) {
            return threeFiles(town);
        }
    };

    /** Which Lambda does the work. */
    enum Half {
        BATCH,
        LOAD
    }

    private final String words;
    private final Half half;
    private final String ends;
    private final String rows;
    private final String ledger;

    Scenario(String words, Half half, String ends, String rows, String ledger) {
        this.words = words;
        this.half = half;
        this.ends = ends;
        this.rows = rows;
        this.ledger = ledger;
    }

    /** Brings the town to where the work begins; returns the messages that ask for it. */
    abstract List<SQSMessage> prepare(Town town);

    Half half() {
        return half;
    }

    List<String> ends() {
        return List.of(ends.split(", "));
    }

    List<String> rows() {
        return List.of(rows.split(", "));
    }

    List<String> ledger() {
        return Stream.of(ledger.split(", ")).filter(row -> !row.isEmpty()).toList();
    }

    @Override
    public String toString() {
        return words;
    }

    private static List<SQSMessage> threeFiles(Town town) {
        return Stream.of(
                        town.put("incremental", "20261120010100", "id,title\n2,b\n"),
                        town.put("incremental", "20261120010200", "id,title\n3,c\n"),
                        town.put("incremental", "20261120010300", "id,title\n4,d\n"))
                .toList();
    }
}
