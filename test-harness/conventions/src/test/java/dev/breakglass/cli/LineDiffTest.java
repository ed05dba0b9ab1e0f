package dev.breakglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LineDiffTest {

    private static String lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> i + "\n").collect(Collectors.joining());
    }

    @Test
    void equalTextsHaveNoDifference() {
        assertThat(LineDiff.unified("a", "x\n", "x\n")).isEmpty();
    }

    @Test
    void changesFarApartAreShownApart() {
        String after =
                lines(0, 20).replace("2\n", "two\n").replace("1two", "12").replace("17\n", "");
        assertThat(LineDiff.unified("a", lines(0, 20), after)).isEqualTo("""
                --- a
                +++ a
                @@ -1,6 +1,6 @@
                 0
                 1
                -2
                +two
                 3
                 4
                 5
                @@ -15,6 +15,5 @@
                 14
                 15
                 16
                -17
                 18
                 19
                """);
    }

    @Test
    void changesCloseTogetherAreShownTogether() {
        assertThat(LineDiff.unified(
                        "a", lines(0, 9), lines(0, 9).replace("1\n", "").replace("8\n", "")))
                .contains("@@ -1,9 +1,7 @@\n");
    }

    @Test
    void aMissingLineEndIsSaid() {
        assertThat(LineDiff.unified("a", "x", "x\n")).isEqualTo("""
                --- a
                +++ a
                @@ -1,1 +1,1 @@
                -x
                \\ No newline at end of file
                +x
                """);
    }

    @Test
    void anEmptyTextStandsBeforeTheFirstLine() {
        assertThat(LineDiff.unified("a", "", "x\n")).contains("@@ -0,0 +1,1 @@\n+x\n");
        assertThat(LineDiff.unified("a", "x\n", "")).contains("@@ -1,1 +0,0 @@\n-x\n");
    }

    @Test
    void theLinesThatAreKeptAndAddedAreTheNewText() {
        Random random = new Random(2041);
        for (int i = 0; i < 300; i++) {
            String before = drawn(random);
            String after = drawn(random);
            List<String> shown =
                    LineDiff.unified("a", before, after).lines().skip(3).toList();
            assertThat(side(shown, '-')).isEqualTo(before.equals(after) ? "" : before);
            assertThat(side(shown, '+')).isEqualTo(before.equals(after) ? "" : after);
        }
    }

    /** Short enough for one hunk to show all of both. */
    private static String drawn(Random random) {
        return Stream.generate(() -> "abc".charAt(random.nextInt(3)) + "\n")
                .limit(1 + random.nextInt(3))
                .collect(Collectors.joining());
    }

    private static String side(List<String> shown, char mark) {
        return shown.stream()
                .filter(line -> line.charAt(0) == mark || line.charAt(0) == ' ')
                .map(line -> line.substring(1) + "\n")
                .collect(Collectors.joining());
    }
}
