package dev.breakglass.conventions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of small scenarios that a test writes: each about the policy set of payments. */
public final class ScenarioFolder {

    private static final String SHORT = """
            scenario: "%s"
            policy: %s
            start: 2026-03-14T02:13:00Z
            people: { ana: { groups: [sre] } }
            timeline:
              - at: 0m
                incident: { id: INC-1, kind: outage, severity: 1 }
              - at: 1m
                clock: { jump: 1h }
                expect: { open-grants: %d }
            """;

    private final Path folder;

    public ScenarioFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    public Path passing(String name) throws IOException {
        return passing(name, "A scenario called " + name);
    }

    /** @param title without backslashes and double quotes */
    public Path passing(String name, String title) throws IOException {
        return write(name, SHORT.formatted(title, policies(), 0));
    }

    public Path failing(String name) throws IOException {
        return failing(name, "A scenario called " + name);
    }

    /** @param title without backslashes and double quotes */
    public Path failing(String name, String title) throws IOException {
        return write(name, SHORT.formatted(title, policies(), 7));
    }

    public Path broken(String name) throws IOException {
        return broken(name, "police");
    }

    /** A scenario with a mistake at 2:1: a key that there is not. */
    public Path broken(String name, String key) throws IOException {
        return write(name, "scenario: A scenario called " + name + "\n" + key + ": x\n");
    }

    /** A long one, in which a door opens: {@code story.yaml}. */
    public Path story() throws IOException {
        Path resources = House.root().resolve("test-harness/scenario/src/test/resources/watched");
        String text = Files.readString(resources.resolve("scenarios/every-step.yaml"));
        return write(
                "story",
                text.replace("policy: ../vault", "policy: " + resources.resolve("vault"))
                        .replace("policy: ../tighter", "policy: " + resources.resolve("tighter")));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name + ".yaml"), text);
    }

    private static Path policies() {
        return House.root().resolve("policies/payments");
    }
}
