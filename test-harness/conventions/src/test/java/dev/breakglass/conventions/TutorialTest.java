package dev.breakglass.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.cli.CommandLineRun;
import dev.breakglass.conventions.Page.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tutorial, followed from its first line to its last in an empty folder. */
class TutorialTest {

    static final String PAGE = "docs/tutorial.md";

    @TempDir
    Path temp;

    @Test
    void whoeverFollowsItGetsWhatItShows() throws IOException {
        List<Example> examples = Stream.of("console", "yaml", "diff")
                .flatMap(Page::examples)
                .filter(example -> example.page().equals(PAGE))
                .sorted((one, other) -> Integer.compare(one.line(), other.line()))
                .toList();
        assertThat(examples).hasSizeGreaterThan(8);
        for (Example example : examples) {
            switch (example.language()) {
                case "console" -> run(example);
                case "yaml" -> save(example);
                default -> change(example);
            }
        }
    }

    private void run(Example example) {
        List<String> lines = example.text().lines().toList();
        String command = lines.get(0);
        assertThat(command).startsWith("$ ./bgp ");
        String printed = CommandLineRun.of(
                        temp, command.substring("$ ./bgp ".length()).split(" +"))
                .replaceFirst("exit [0-9]\\n$", "");
        assertThat(printed.strip())
                .as(example + ": " + command)
                .matches(DocsTest.pattern(lines.subList(1, lines.size())));
    }

    /** The first line says where. */
    private void save(Example example) throws IOException {
        String first = example.text().lines().findFirst().orElseThrow();
        assertThat(first).startsWith("# doors/");
        Files.writeString(temp.resolve(first.substring(2)), example.text());
    }

    /** Takes the line out that has a minus, and puts the one with the plus there. */
    private void change(Example example) throws IOException {
        List<String> lines = example.text().lines().toList();
        Path file = temp.resolve(lines.get(0).replace("--- ", ""));
        String before = Files.readString(file);
        String taken = lines.get(1).substring(1) + "\n";
        assertThat(before).as(example.toString()).contains(taken);
        Files.writeString(file, before.replace(taken, lines.get(2).substring(1) + "\n"));
    }
}
