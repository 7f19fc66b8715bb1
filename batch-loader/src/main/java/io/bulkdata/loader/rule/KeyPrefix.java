package io.bulkdata.loader.rule;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The folders under which a rule's files are, such as {@code events/year=*}{@code /}: the star stands for any value of a part
 * that Hive would name.
 */
record KeyPrefix(List<String> folders) {

    /** The longer comes first, and of two of one length the one that is more exact from the left. */
    static final Comparator<KeyPrefix> LONGEST_FIRST =
            Comparator.<KeyPrefix>comparingInt(prefix -> -prefix.folders.size()).thenComparing(KeyPrefix::wildcards);

    private static final String ANY_VALUE = "=*";
    private static final int LONGEST = 1024;

    KeyPrefix {
        folders = List.copyOf(folders);
    }

    /** @throws IllegalArgumentException when there is no folder, an empty one, or a star elsewhere than behind {@code name=} */
    static KeyPrefix parse(String text) {
        String path = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        List<String> folders = Arrays.asList(path.split("/", -1));
        if (text.length() > LONGEST || folders.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("not folders with slashes between, 1 to " + LONGEST + " characters");
        }
        for (String folder : folders) {
            String literal = folder.endsWith(ANY_VALUE) ? folder.substring(0, folder.length() - 1) : folder;
            if (literal.indexOf('*') >= 0 || literal.equals("=")) {
                throw new IllegalArgumentException("a star stands for a whole value only, as in year=*/");
            }
        }
        return new KeyPrefix(folders);
    }

    /** Whether a file with that key is under the folders. */
    boolean matches(String key) {
        String[] parts = key.split("/", folders.size() + 1);
        if (parts.length <= folders.size()) {
            return false;
        }
        for (int i = 0; i < folders.size(); i++) {
            if (!matches(folders.get(i), parts[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(String folder, String part) {
        return folder.endsWith(ANY_VALUE)
                ? part.startsWith(folder.substring(0, folder.length() - 1)) && part.length() >= folder.length()
                : part.equals(folder);
    }

    /** Sorts as text like {@link #LONGEST_FIRST} wants it. */
    private String wildcards() {
        StringBuilder marks = new StringBuilder();
        folders.forEach(folder -> marks.append(folder.endsWith(ANY_VALUE) ? '1' : '0'));
        return marks.toString();
    }

    @Override
    public String toString() {
        return String.join("/", folders) + "/";
    }
}
