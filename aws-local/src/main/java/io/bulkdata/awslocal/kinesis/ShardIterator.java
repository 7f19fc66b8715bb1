package io.bulkdata.awslocal.kinesis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in a shard, from where records are read. */
record ShardIterator(String stream, int shard, int index) {

    private static final Pattern TEXT = Pattern.compile("([a-zA-Z0-9_.-]+):(\\d{1,9}):(\\d{1,9})");

    static ShardIterator parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw KinesisService.invalid("Invalid ShardIterator");
        }
        return new ShardIterator(
                matcher.group(1), Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
    }

    ShardIterator at(int newIndex) {
        return new ShardIterator(stream, shard, newIndex);
    }

    @Override
    public String toString() {
        return stream + ":" + shard + ":" + index;
    }
}
