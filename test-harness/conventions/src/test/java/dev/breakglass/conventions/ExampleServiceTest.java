package dev.breakglass.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.cli.CommandLineRun;
import dev.breakglass.conventions.Page.Example;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example service, built by a Maven of its own as anybody would build it, and started. */
class ExampleServiceTest {

    private static final Path EXAMPLE = House.root().resolve("docs/examples/service");

    @TempDir
    static Path shared;

    @TempDir
    Path temp;

    private static ReactorRepository repository;

    @BeforeAll
    static void stage() throws Exception {
        repository = ReactorRepository.in(shared);
    }

    @BeforeEach
    void copy() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLE)) {
            for (Path file : files.filter(file -> !file.startsWith(EXAMPLE.resolve("target")))
                    .toList()) {
                Path to = temp.resolve(EXAMPLE.relativize(file).toString());
                if (!Files.isDirectory(file)) {
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to);
                }
            }
        }
    }

    @Test
    void everyCommandOnThePageAboutThePluginPrintsWhatThePageShows() throws Exception {
        List<Example> examples = Page.examples("console")
                .filter(example -> example.page().equals("docs/maven.md"))
                .toList();

        List<String> parts = examples.stream()
                .flatMap(example -> Stream.of(example.text().split("(?m)^\\$ ")))
                .filter(part -> !part.isBlank())
                .toList();
        assertThat(parts).hasSize(4);
        for (String part : parts) {
            String command = part.lines().findFirst().orElseThrow();
            String shown = part.substring(command.length()).strip();
            assertThat(said(command)).as(command).matches(pattern(shown));
        }
    }

    @Test
    void itsPluginsAreOfTheVersionsThatThisBuildUses() {
        Map<String, String> pinned = versions(House.root().resolve("pom.xml"));
        Map<String, String> used = versions(EXAMPLE.resolve("pom.xml"));

        assertThat(used)
                .hasSize(5)
                .allSatisfy((name, version) -> assertThat(pinned).containsEntry(name, version));
    }

    @Test
    void aPolicyWithAnErrorFailsTheBuildAndIsToldWithFileLineAndColumn() throws Exception {
        said("bgp keygen --out key");
        Files.writeString(temp.resolve("src/main/policy/more.bgp"), "policy example.queues\nrole r from grp \"g\"\n");

        assertThat(maven(Map.of("BREAKGLASS_KEY", "key"), "process-resources"))
                .contains("error[BGP", "more.bgp:2:13", "have errors; no bundle was written", "exit 1");
        assertThat(temp.resolve("target/classes/policy.bundle")).doesNotExist();
    }

    @Test
    void theKeysOfTheEnvironmentSignAndTheSameSourcesMakeTheSameBytesAsTheCommand() throws Exception {
        said("bgp keygen --out old.key");
        said("bgp keygen --out new.key --name example.org/new");

        assertThat(maven(
                        Map.of("BREAKGLASS_KEY", "old.key,new.key"),
                        "process-resources",
                        "-Dbreakglass.policyVersion=3"))
                .contains("policy.bundle: version 3 of sha256:", "exit 0");
        assertThat(said("bgp compile src/main/policy --out by-hand --version 3 --sign old.key --sign new.key"))
                .contains("exit 0");

        assertThat(temp.resolve("target/classes/policy.bundle")).hasSameBinaryContentAs(temp.resolve("by-hand"));
    }

    @Test
    void aKeyThatThePomNamesDoesNotSign() throws Exception {
        said("bgp keygen --out key");
        String pom = Files.readString(temp.resolve("pom.xml"));

        Files.writeString(temp.resolve("pom.xml"), withProperty(pom, "breakglass.key"));
        assertThat(maven(Map.of(), "process-resources"))
                .contains("breakglass.key is a property of the project or of a profile, key,", "exit 1");
        Files.writeString(temp.resolve("pom.xml"), withProperty(pom, "env.BREAKGLASS_KEY"));
        assertThat(maven(Map.of(), "process-resources")).contains("no key signs the bundle", "exit 1");
        assertThat(temp.resolve("target/classes/policy.bundle")).doesNotExist();
    }

    private static String withProperty(String pom, String name) {
        return pom.replace("<properties>", "<properties><" + name + ">key</" + name + ">");
    }

    private static Map<String, String> versions(Path pom) {
        return Pattern.compile("<([a-z-]+-plugin\\.version)>([^<]+)<")
                .matcher(House.text(pom))
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
    }

    private String maven(Map<String, String> environment, String... words) throws Exception {
        return repository.maven(temp, environment, List.of(words));
    }

    private String said(String command) throws Exception {
        List<String> words = List.of(command.split(" "));
        List<String> rest = words.subList(1, words.size());
        return switch (words.get(0)) {
            case "bgp" -> CommandLineRun.of(temp, rest.toArray(String[]::new));
            case "mvn" -> repository.maven(temp, Map.of(), rest);
            case "java" -> java(rest);
            default -> throw new IllegalArgumentException(command);
        };
    }

    private String java(List<String> words) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(words);
        Process child = new ProcessBuilder(command)
                .directory(temp.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return printed + "exit " + child.waitFor() + "\n";
    }

    /** A line of "…" stands for any lines; within a line it stands for anything. */
    private static Pattern pattern(String shown) {
        return Pattern.compile(
                Stream.of(shown.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*"))
                        + "\\s*exit [01]\n",
                Pattern.DOTALL);
    }
}
