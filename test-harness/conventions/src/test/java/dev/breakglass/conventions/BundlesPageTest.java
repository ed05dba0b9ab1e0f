package dev.breakglass.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.cli.CommandLineRun;
import dev.breakglass.conventions.Page.Example;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about bundles, from its first command to its last, in a folder of its own: its commands leave files behind. */
class BundlesPageTest {

    private static final String PROMPT = "$ ";

    @TempDir
    Path temp;

    @Test
    void everyCommandOnThePageAboutBundlesPrintsWhatThePageShows() throws IOException {
        copyPolicies();
        List<Example> examples = Page.examples("console")
                .filter(example -> example.page().equals("docs/bundles.md"))
                .toList();

        assertThat(examples).hasSize(4);
        for (Example example : examples) {
            List<String> lines = example.text().lines().toList();
            String shown = String.join("\n", lines.subList(1, lines.size()));
            assertThat(said(lines.get(0).substring(PROMPT.length())))
                    .as(example.toString())
                    .matches(Pattern.compile(
                            Stream.of(shown.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".+"))));
        }
    }

    private String said(String command) throws IOException {
        if (command.startsWith("bgp ")) {
            return CommandLineRun.of(temp, command.substring("bgp ".length()).split(" "))
                    .replaceFirst("\nexit 0\n$", "");
        }
        String[] words = command.split(" ");
        assertThat(words).startsWith("head", "-n").hasSize(4);
        return Files.readString(temp.resolve(words[3]), StandardCharsets.ISO_8859_1)
                .lines()
                .limit(Integer.parseInt(words[2]))
                .collect(Collectors.joining("\n"));
    }

    private void copyPolicies() throws IOException {
        Path to = Files.createDirectories(temp.resolve("policies/payments"));
        try (Stream<Path> files = Files.list(House.root().resolve("policies/payments"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
