package io.bulkdata.bench.fetch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One curl that gets the file, piped into another that puts it. */
final class CurlCopier implements Copier {

    private final String name;
    private final Addresses addresses;

    CurlCopier(String name, Addresses addresses) {
        this.name = name;
        this.addresses = addresses;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void copy(SampleFile file) throws IOException, InterruptedException {
        String curl = "curl --silent --show-error --fail --cacert '" + addresses.authority() + "'";
        // S3 wants to know the length; curl does not know it of a pipe.
        String put = " --upload-file - --header 'Transfer-Encoding:' --header 'Expect:' --header 'Content-Length: "
                + file.size() + "' ";
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        curl + " '" + addresses.source() + file.path() + "' | " + curl + put + "'" + addresses.s3()
                                + "/landing/exports" + file.path() + "'")
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("curl ended with " + process.exitValue() + ": " + printed);
        }
    }
}
