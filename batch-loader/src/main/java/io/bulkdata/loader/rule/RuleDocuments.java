package io.bulkdata.loader.rule;

import java.util.Optional;

/** Where the document of the load rules is. */
public interface RuleDocuments {

    /**
     * Reads the document unless it is the one that is known.
     *
     * @param known the tag of the one that was read last; empty when none was
     * @return empty when it has not changed
     * @throws io.bulkdata.loader.LoadFailure when it cannot be read
     */
    Optional<Document> read(String known);

    /** What it is called, for people. */
    String place();

    /**
     * The document's text.
     *
     * @param tag S3's tag of the content
     */
    record Document(String text, String tag) {}
}
