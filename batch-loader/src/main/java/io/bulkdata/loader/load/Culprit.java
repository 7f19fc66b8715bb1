package io.bulkdata.loader.load;

import io.bulkdata.loader.Member;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the file that a batch of several cannot be loaded with. */
final class Culprit {

    private Culprit() {}

    /**
     * The file of a refused row; where no row names one, whatever is found by loading one half after the other.
     *
     * @param fails tries some files and leaves nothing behind
     * @return empty when every file alone can be loaded
     */
    static Optional<Member> find(FailureReport failure, List<Member> members, Predicate<List<Member>> fails) {
        return members.stream()
                .filter(member -> failure.rows().stream()
                        .anyMatch(row -> row.file().equals(member.uri().toString())))
                .findFirst()
                .or(() -> search(members, fails));
    }

    private static Optional<Member> search(List<Member> members, Predicate<List<Member>> fails) {
        List<Member> left = members;
        while (left.size() > 1) {
            List<Member> half = left.subList(0, left.size() / 2);
            left = fails.test(half) ? half : left.subList(left.size() / 2, left.size());
        }
        return fails.test(left) ? Optional.of(left.get(0)) : Optional.empty();
    }
}
