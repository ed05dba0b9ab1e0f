package dev.breakglass.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The workflow and the hook of the page about CI do what the page says. */
@Tag("any-jdk")
@DisabledOnOs(OS.WINDOWS)
class CiPageTest {

    private static final Path EXAMPLES = House.root().resolve("docs/examples/ci");
    private static final Path LEDGER = Path.of("policies/payments/scenarios/the-ledger-goes-dark.yaml");

    @TempDir
    Path temp;

    /** A repository with one policy set, and this build's command in the place of the launcher. */
    @BeforeEach
    void repository() throws Exception {
        Path from = House.root().resolve("policies/payments");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = temp.resolve("policies/payments")
                        .resolve(from.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        Path bgp = Files.writeString(
                temp.resolve("bgp"),
                "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                        + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dstdout.encoding=UTF-8 -cp '"
                        + System.getProperty("java.class.path") + "' dev.breakglass.cli.Main \"$@\"\n");
        assertThat(bgp.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void thePageShowsTheFilesAsTheyAre() {
        List<String> shown = Stream.concat(Page.examples("yaml"), Page.examples("text"))
                .filter(example -> example.page().equals("docs/ci.md"))
                .map(Page.Example::text)
                .toList();
        assertThat(shown)
                .contains(House.text(EXAMPLES.resolve("policies.yml")), House.text(EXAMPLES.resolve("pre-commit")));
    }

    @Test
    void everyCommandOfTheWorkflowRunsAndLeavesWhatTheOtherStepsTake() throws Exception {
        assertThat(commands()).hasSize(4);
        for (String command : commands()) {
            Run run = run("bash", "-e", "-c", command);
            assertThat(run.status()).as(command + ": " + run.said()).isZero();
        }
        for (String file : List.of("bgp.sarif", "results/junit.xml", "results/report.html", "summary.md")) {
            assertThat(temp.resolve(file)).isNotEmptyFile();
        }
    }

    @Test
    void theWorkflowFailsAtTheStepOfAScenarioThatGoesAnotherWay() throws Exception {
        edit(LEDGER, "open: [approvals]", "open: [mfa]");
        Run run = run("bash", "-e", "-c", commands().get(3));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.said()).contains("::error file=" + LEDGER + ",line=");
        assertThat(temp.resolve("summary.md")).content().contains("1 not as expected", "expected: ");
    }

    @Test
    void theHookLetsSoundPoliciesThroughAndNoOthers() throws Exception {
        git("init", "-q");
        Path hook = temp.resolve(".git/hooks/pre-commit");
        Files.createDirectories(hook.getParent());
        Files.copy(EXAMPLES.resolve("pre-commit"), hook);
        git("add", "policies");
        assertThat(git("commit", "-qm", "all well").status()).isZero();

        Files.writeString(temp.resolve("notes.txt"), "nothing of policies\n");
        git("add", "notes.txt");
        assertThat(git("commit", "-qm", "other").said()).doesNotContain("scenario");

        edit(LEDGER, "open: [approvals]", "open: [mfa]");
        git("add", "policies");
        edit(LEDGER, "open: [mfa]", "open: [approvals]");
        Run wrong = git("commit", "-qm", "mended, but not staged");
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.said()).contains("FAIL  The ledger goes dark", "1 not as expected");

        git("add", "policies");
        Files.writeString(temp.resolve("policies/payments/new.bgp"), "policy    new\n");
        git("add", "policies");
        Run untidy = git("commit", "-qm", "untidy");
        assertThat(untidy.status()).isEqualTo(1);
        assertThat(untidy.said()).contains("new.bgp");
        assertThat(git("log", "--oneline").said().lines()).hasSize(2);
    }

    @SuppressWarnings("unchecked")
    private static List<String> commands() {
        Map<String, Object> workflow = (Map<String, Object>)
                new Load(LoadSettings.builder().build()).loadFromString(House.text(EXAMPLES.resolve("policies.yml")));
        Map<String, Object> jobs = (Map<String, Object>) workflow.get("jobs");
        Map<String, Object> job = (Map<String, Object>) jobs.get("policies");
        List<String> commands = new ArrayList<>();
        for (Map<String, Object> step : (List<Map<String, Object>>) job.get("steps")) {
            if (step.containsKey("run")) {
                commands.add((String) step.get("run"));
            }
        }
        return commands;
    }

    private void edit(Path file, String from, String to) throws IOException {
        String text = Files.readString(temp.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(temp.resolve(file), text.replace(from, to));
    }

    private Run git(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "git", "-c", "user.name=T", "-c", "user.email=t@example.invalid", "-c", "commit.gpgsign=false"));
        command.addAll(List.of(words));
        return run(command.toArray(String[]::new));
    }

    private record Run(int status, String said) {}

    private Run run(String... command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(temp.toFile()).redirectErrorStream(true);
        // A hook around this very build must not make its repository ours.
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment()
                .put("GITHUB_STEP_SUMMARY", temp.resolve("summary.md").toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), said);
    }
}
