package io.bulkdata.bench.fetch;

import io.bulkdata.bench.http.LoopbackServer;
import io.bulkdata.bench.http.ReplyHead;
import io.bulkdata.bench.http.RequestHead;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ControlShift's side: offers files, and ranges of them, as S3 does. */
final class SourceStub implements LoopbackServer.Answering {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,15})-(\\d{1,15})");

    private final List<SampleFile> files;

    SourceStub(List<SampleFile> files) {
        this.files = List.copyOf(files);
    }

    @Override
    public void answer(RequestHead request, InputStream in, OutputStream out) throws IOException {
        SampleFile file = files.stream()
                .filter(offered -> offered.path().equals(request.path()))
                .findFirst()
                .orElseThrow(() -> new IOException("No such file: " + request.path()));
        String headers = "Content-Type: text/csv\r\nETag: " + file.eTag() + "\r\n";
        Matcher range = RANGE.matcher(request.header("range"));
        if (range.matches()) {
            long first = Long.parseLong(range.group(1));
            long end = Math.min(Long.parseLong(range.group(2)) + 1, file.size());
            String part = "Content-Range: bytes " + first + "-" + (end - 1) + "/" + file.size() + "\r\n";
            ReplyHead.write(out, 206, end - first, headers + part);
            file.write(out, first, end);
        } else {
            ReplyHead.write(out, 200, file.size(), headers);
            file.write(out, 0, file.size());
        }
    }
}
