package io.bulkdata.local.controlshift.export;

/** The two exports there are: the whole table each night, and each minute the rows inserted since. */
public enum ExportType {
    FULL("full", "data.full_table_exported"),
    INCREMENTAL("incremental", "data.incremental_table_exported");

    private final String folder;
    private final String webhook;

    ExportType(String folder, String webhook) {
        this.folder = folder;
        this.webhook = webhook;
    }

    /** Its folder in the bucket. */
    public String folder() {
        return folder;
    }

    /** The {@code type} of its webhook. */
    public String webhook() {
        return webhook;
    }
}
