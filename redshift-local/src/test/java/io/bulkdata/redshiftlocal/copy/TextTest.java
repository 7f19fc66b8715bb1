package io.bulkdata.redshiftlocal.copy;

import static io.bulkdata.redshiftlocal.copy.CopyCase.character;
import static io.bulkdata.redshiftlocal.copy.CopyCase.varchar;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guide's "Character types", "Multibyte character load errors", TRIMBLANKS, TRUNCATECOLUMNS, ACCEPTINVCHARS. */
class TextTest {

    /** Bytes written as characters up to 255. */
    private static CopyCase bytes(TargetColumn column, String bytes) {
        return CopyCase.of(column).file((bytes + "\n").getBytes(ISO_8859_1));
    }

    @Test
    void textComesThroughWhateverItsCharacters() throws Exception {
        String text = "\\N \\. a\tb\u0001\u007f é € 😀 \\ end of a text that is longer than a few words 😀😀";
        assertThat(CopyCase.of(varchar(200)).file(text + "\n").value()).isEqualTo(text);
    }

    @Test
    void aVarcharsLengthCountsBytes() throws Exception {
        assertThat(CopyCase.of(varchar(4)).file("éé\n").value()).isEqualTo("éé");
        assertThat(CopyCase.of(varchar(4)).file("\"\"\"\"\"\"\"\"\"\"\n").value())
                .isEqualTo("\"\"\"\"");
        assertThat(CopyCase.of(varchar(4)).file("ééa\n").error())
                .extracting(LoadError::code, LoadError::reason, LoadError::type, LoadError::columnLength)
                .containsExactly(1204, "String length exceeds DDL length", "varchar", "4");
    }

    @Test
    void textIsTruncatedBetweenCharactersWhenAskedFor() throws Exception {
        CopyCase copy = CopyCase.of(varchar(5)).with(o -> o.truncateColumns = true);
        assertThat(copy.file("ééé\n").value()).isEqualTo("éé");
        assertThat(copy.file("a😀b\n").value()).isEqualTo("a😀");
        assertThat(copy.file("ab😀b\n").value()).isEqualTo("ab");
        assertThat(CopyCase.of(character(3))
                        .with(o -> o.truncateColumns = true)
                        .file("abcd\n")
                        .value())
                .isEqualTo("abc");
    }

    @Test
    void blanksAtAVarcharsEndAreTrimmedWhenAskedFor() throws Exception {
        CopyCase copy = CopyCase.of(varchar(3), character(5)).with(o -> o.trimBlanks = true);
        assertThat(copy.file(" a \t ,b   \n").rows().get(0)).containsExactly(" a", "b   ");
    }

    @Test
    void aCharTakesSingleByteCharactersOnly() {
        assertThat(CopyCase.of(character(9)).file("aé\n").error())
                .extracting(LoadError::code, LoadError::reason)
                .containsExactly(
                        1220,
                        "Multibyte character not supported for CHAR (Hint: Try using VARCHAR). Invalid char: c3 a9");
        assertThat(CopyCase.of(character(3)).file("abcd\n").error())
                .extracting(LoadError::code, LoadError::reason)
                .containsExactly(1204, "Char length exceeds DDL length");
    }

    @ParameterizedTest
    @CsvSource({
        "f8, f8, 1",
        "e282, e2 82, 2",
        "a4, a4, 3",
        "ff, ff, 3",
        "c361, c3, 4",
        "eda080, ed a0 80, 5",
        "f4908080, f4 90 80 80, 8",
        "c080, c0 80, 9",
        "e08080, e0 80 80, 9"
    })
    void whatIsNoUtf8IsRefusedWithItsBytes(String hex, String shown, int error) {
        StringBuilder text = new StringBuilder("some text before ");
        for (int i = 0; i < hex.length(); i += 2) {
            text.append((char) Integer.parseInt(hex.substring(i, i + 2), 16));
        }
        assertThat(bytes(varchar(99), text.toString()).error())
                .extracting(LoadError::code, LoadError::reason)
                .containsExactly(
                        1220,
                        "String contains invalid or unsupported UTF-8 codepoints. Bad UTF-8 hex sequence: " + shown
                                + " (error " + error + ")");
    }

    @Test
    void whatIsNoUtf8IsReplacedByteForByteWhenAskedFor() throws Exception {
        CopyCase copy = bytes(varchar(9), "a\u00edxy\u00e2\u0082").with(o -> o.acceptInvChars = '^');
        assertThat(copy.value()).isEqualTo("a^xy^^");
        assertThat(bytes(varchar(9), "\u00ff")
                        .with(o -> o.acceptInvChars = '\\')
                        .value())
                .isEqualTo("\\");
    }

    @Test
    void noncharactersAreKeptUnlessReplacementIsAskedFor() throws Exception {
        String text = "a\uffffb\ufffec\ufdd0d\ufdefe\udbff\udfff";
        CopyCase copy = CopyCase.of(varchar(99)).file(text + "\n");
        assertThat(copy.value()).isEqualTo(text);
        assertThat(copy.with(o -> o.acceptInvChars = '?').value()).isEqualTo("a???b???c???d???e????");
        String ordinary = "\ufffd\ufdcf\ufdf0\uffbf\ud83d\ude00";
        assertThat(copy.file(ordinary + "\n").value()).isEqualTo(ordinary);
    }
}
