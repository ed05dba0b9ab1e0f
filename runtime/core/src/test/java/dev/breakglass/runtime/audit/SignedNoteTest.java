package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignedNoteTest {

    private static final JsonObject NOTES = Vectors.json("signed-note/notes.json");

    static List<JsonObject> notes() {
        return NOTES.array("cases").objects();
    }

    @Test
    void fivePublishedNotesAreAcceptedAndThirteenRejected() {
        assertThat(notes()).filteredOn(row -> row.text("want").equals("reject")).hasSize(13);
        assertThat(notes()).hasSize(18);
    }

    @ParameterizedTest
    @MethodSource("notes")
    void everyPublishedNoteIsAcceptedOrRejectedAsItSays(JsonObject row) {
        byte[] note = Vectors.hex(row.text("messageHex"));
        List<VerifierKey> trusted = row.array("trustedVkeys").texts().stream()
                .map(VerifierKey::parse)
                .toList();
        if (row.text("want").equals("reject")) {
            assertThatThrownBy(() -> SignedNote.parse(note).verifiedBy(trusted))
                    .isInstanceOf(NoteFormatException.class);
        } else {
            SignedNote parsed = SignedNote.parse(note);
            assertThat(parsed.verifiedBy(trusted))
                    .extracting(VerifierKey::name)
                    .isEqualTo(row.array("verified").texts());
            assertThat(parsed.bytes()).isEqualTo(note);
        }
    }

    @Test
    void thePublishedKeySignsThePublishedNoteByteForByte() {
        JsonObject row = NOTES.object("signer");
        String[] key = row.text("skey").split("\\+", 5);
        byte[] secret = Base64.getDecoder().decode(key[4]);
        LogSigner signer = LogSigner.fromSeed(key[2], Arrays.copyOfRange(secret, 1, secret.length));
        assertThat(new String(signer.sign(row.text("text")).bytes(), StandardCharsets.UTF_8))
                .isEqualTo(row.text("wantNote"));
    }

    static List<String> verifierKeys() {
        return NOTES.object("vkeys").array("valid").texts();
    }

    @ParameterizedTest
    @MethodSource("verifierKeys")
    void aVerifierKeyIsReadAndWrittenTheSame(String text) {
        assertThat(VerifierKey.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("verifierKeys")
    void noPieceOfAVerifierKeyAndNoChangedByteIsAKey(String text) {
        for (int from = 0; from < text.length(); from++) {
            for (int to = from; to <= text.length(); to++) {
                if (to - from < text.length()) {
                    assertNoKey(text.substring(from, to));
                }
            }
        }
        for (int i = 0; i < text.length(); i++) {
            assertNoKey(text.substring(0, i) + (char) (text.charAt(i) + 1) + text.substring(i + 1));
        }
    }

    @Test
    void keysOfAnotherLengthOrAlgorithmAreRefused() {
        assertThat(verifierKeys()).hasSize(5);
        List<JsonObject> invalid = NOTES.object("vkeys").array("invalid").objects();
        assertThat(invalid).hasSize(2);
        invalid.forEach(row -> assertNoKey(row.text("vkey")));
        assertNoKey("TEST+7997405c+AQcC+FTVKf0jlTdHDY3rbevmnKxxPjigCXlVtGe6RIr6\n");
    }

    private static void assertNoKey(String text) {
        assertThatThrownBy(() -> VerifierKey.parse(text)).as(text).isInstanceOf(NoteFormatException.class);
    }

    @Test
    void noChangedBitOfANoteLeavesItVerified() {
        LogSigner signer = LogSigner.generate("example.com/log");
        byte[] note = signer.sign("one\ntwo\n").bytes();
        for (int bit = 0; bit < note.length * 8; bit++) {
            byte[] changed = note.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> SignedNote.parse(changed).verifiedBy(List.of(signer.verifierKey())))
                    .isInstanceOf(NoteFormatException.class);
        }
    }

    @Test
    void whatCouldNotBeReadBackIsNotSigned() {
        LogSigner signer = LogSigner.generate("log");
        for (String text : List.of("", "no line break", "a\tb\n", "a\r\n")) {
            assertThatThrownBy(() -> signer.sign(text)).isInstanceOf(NoteFormatException.class);
        }
        for (String name : List.of("", "a b", "a+b", "a\n", "a\u00a0b", "a\ud800")) {
            assertThatThrownBy(() -> LogSigner.generate(name)).isInstanceOf(NoteFormatException.class);
        }
    }
}
