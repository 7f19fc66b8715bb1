package io.bulkdata.loader.load;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bulkdata.core.message.Json;
import io.bulkdata.loader.Member;
import io.bulkdata.redshift.sql.S3Uri;
import java.util.Collection;
import java.util.List;

/** The list of files that COPY reads, as Redshift wants it. Every file is mandatory: COPY would skip a missing one silently. */
record Manifest(List<Entry> entries) {
    Manifest {
        entries = List.copyOf(entries);
    }

    /** A file. */
    record Entry(String url, boolean mandatory, Meta meta) {}

    /** What is known of it. */
    record Meta(@JsonProperty("content_length") long bytes) {}

    static Manifest of(Collection<SourceFile> files) {
        return new Manifest(
                files.stream().map(file -> entry(file.uri(), file.bytes())).toList());
    }

    static Manifest ofMembers(Collection<Member> members) {
        return new Manifest(members.stream()
                .map(member -> entry(member.uri(), member.bytes()))
                .toList());
    }

    private static Entry entry(S3Uri uri, long bytes) {
        return new Entry(uri.toString(), true, new Meta(bytes));
    }

    static Manifest parse(String json) {
        return Json.read(json, Manifest.class);
    }

    String json() {
        return Json.write(this);
    }
}
