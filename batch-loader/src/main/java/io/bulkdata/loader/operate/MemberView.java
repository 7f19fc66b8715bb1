package io.bulkdata.loader.operate;

import io.bulkdata.loader.Member;
import java.time.Instant;

/** A file of a batch as people and scripts see it. */
public record MemberView(String file, String etag, long bytes, Instant exportTime) {

    static MemberView of(Member member) {
        return new MemberView(member.uri().toString(), member.etag(), member.bytes(), member.exportTime());
    }
}
