package dev.breakglass.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: 1%na: 2 | f.yaml:2:1: `a` is given twice; the first is at 1:1",
                "a: &x 1%nb: *x | f.yaml:1:4: anchors (`&x`) are not read; write the value out where it is needed",
                "a: [*x] | f.yaml:1:5: aliases (`*x`) are not read; write the value out where it is needed",
                "<<: {a: 1} | f.yaml:1:1: merge keys (`<<`) are not read; write the value out where it is needed",
                "a: !!java/object x | f.yaml:1:4: tags (`tag:yaml.org,2002:java/object`) are not read; leave the tag out",
                "a: 1%n---%nb: 2 | f.yaml:2:1: a second document begins here; put it into a file of its own",
                "? [a]%n: 1 | f.yaml:1:3: a key is one word",
                "%n%n | f.yaml:1:1: the file is empty",
                "a: [1, 2 | f.yaml:1:9: this is not YAML: expected ',' or ']', but got <stream end>",
                "a:%n\tb: 1 | f.yaml:2:1: this is not YAML: a tab; indent with spaces",
                "%%YAML 2.0%n---%na: 1 | f.yaml:1:1: only YAML 1.2 is read; leave the `%YAML` line out",
            })
    void whatIsNotStrictIsRefusedWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> read(String.format(text)))
                .isInstanceOf(ScenarioException.class)
                .hasMessage(message);
    }

    @Test
    void aBombOfAliasesIsRefusedAtItsFirstAnchor() {
        StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c < 'k'; c++) {
            bomb.append(String.format("%c: &%c [*%c, *%c, *%c, *%c]%n", c, c, c - 1, c - 1, c - 1, c - 1));
        }
        assertThatThrownBy(() -> read(bomb.toString())).hasMessageStartingWith("f.yaml:1:4: anchors (`&a`)");
    }

    @Test
    void aTreeDeeperThanTheLimitIsRefusedNotOverflowing() {
        assertThatThrownBy(() -> read("[".repeat(400_000)))
                .isInstanceOf(ScenarioException.class)
                .hasMessage("f.yaml:1:18: values are nested deeper than 16");
        assertThatThrownBy(() -> read("{a: ".repeat(100_000)))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("nested deeper than 16");
        assertThatThrownBy(() -> read("- ".repeat(100_000)))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("nested deeper than 16");
    }

    @Test
    void moreValuesThanTheLimitAreRefused() {
        assertThatThrownBy(() -> read("[" + "1,".repeat(100_001) + "]"))
                .hasMessageContaining("a file holds at most 100000 values");
    }

    @Test
    void aFileOverTheSizeIsRefusedBeforeItIsRead() {
        assertThatThrownBy(() -> YamlReader.read("f.yaml", new byte[YamlLimits.BYTES_MAX + 1]))
                .hasMessage("f.yaml:1:1: a file may have 1048576 bytes at most");
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedWithLineAndColumn() {
        byte[] latin = "a: 1\nb: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> YamlReader.read("f.yaml", latin))
                .hasMessage("f.yaml:2:7: the byte 0xE9 is not UTF-8; save the file as UTF-8");
    }

    @Test
    void aHalfCharacterAtTheEndIsRefused() {
        byte[] cut = {'a', ':', ' ', (byte) 0xC3};
        assertThatThrownBy(() -> YamlReader.read("f.yaml", cut))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void aControlCharacterIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> read("a: 1\nb: x\u0007y"))
                .hasMessage("f.yaml:2:5: the character U+0007 is not allowed in YAML");
    }

    @Test
    void columnsCountCodePoints() {
        assertThatThrownBy(() -> read("{\"\uD83D\uDE00\": 1, a: *x}")).hasMessageStartingWith("f.yaml:1:13: aliases");
    }

    @Test
    void aMessageNeverCarriesWhatDisturbsATerminal() {
        assertThatThrownBy(() -> Fields.of(read("\"\\e[31m\\u202Eevil\": 1"), "a step", "at"))
                .hasMessage("f.yaml:1:1: a step has no `\ufffd[31m\ufffdevil`; there are: at");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "yes", "on", "off", "No", "12e", "1_000", "2026-03-14", "12:30"})
    void wordsThatOlderYamlTakesForSomethingElseAreTexts(String word) {
        assertThat(Read.text(read(word), "x")).isEqualTo(word);
    }

    @Test
    void numbersAreDecimalEvenWithALeadingZero() {
        assertThat(Read.whole(read("012"), "x")).isEqualTo(12);
        assertThat(Read.whole(read("0o17"), "x")).isEqualTo(15);
        assertThat(Read.whole(read("0xff"), "x")).isEqualTo(255);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "123 | f.yaml:1:1: x: expected a text; put it in quotes: \"123\", found the number 123",
                "true | f.yaml:1:1: x: expected a text; put it in quotes: \"true\", found true",
                "~ | f.yaml:1:1: x: expected a text, found nothing",
                "[a] | f.yaml:1:1: x: expected a text, found a list",
                "{} | f.yaml:1:1: x: expected a text, found an empty map",
            })
    void aTextIsNothingElse(String yaml, String message) {
        assertThatThrownBy(() -> Read.text(read(yaml), "x")).hasMessage(message);
    }

    @Test
    void anEndlessNumberIsRefused() {
        assertThatThrownBy(() -> Read.whole(read("9".repeat(400)), "x"))
                .hasMessageStartingWith("f.yaml:1:1: x: expected a number of at most 64 bits");
    }

    @Test
    void whateverTheBytesOnlyAProblemWithAPlaceComesOut() {
        Random random = new Random(7);
        String alphabet = "{}[]:,-?&*!|>'\"%@` \n\t#ab01~<\\\r\u0085\u2028";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(40); n >= 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                assertThat(read(text.toString()).place().line()).isPositive();
            } catch (ScenarioException e) {
                assertThat(e.getMessage()).startsWith("f.yaml");
            }
        }
    }

    private static Yaml read(String text) {
        return YamlReader.read("f.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aColonInATextIsToldAsWhatItIs() {
        assertThatThrownBy(() -> YamlReader.read("s.yaml", "scenario: Night: day".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("s.yaml:1:16: this is not YAML: a colon in a text; put the text in quotes");
    }
}
