package dev.breakglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.conventions.ScenarioFolder;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a person at a terminal does to {@code bgp simulate}: stops it, and edits files beside it. */
@DisabledOnOs(OS.WINDOWS)
class SimulateProcessTest {

    private static final int MANY = 3_000;

    @TempDir
    Path temp;

    @Test
    void whoeverStopsItGetsWhatWasPlayedAndIsToldOfTheRest() throws Exception {
        ScenarioFolder folder = new ScenarioFolder(temp.resolve("s"));
        for (int i = 0; i < MANY; i++) {
            folder.passing("x" + i);
        }
        try (BgpProcess bgp = new BgpProcess(
                temp, "simulate", "s", "--jobs", "2", "--report", "r.html", "--json", "r.json", "--junit", "r.xml")) {
            bgp.await("pass");
            bgp.interrupt();
            String total = bgp.await("stopped before the end");
            assertThat(bgp.exit()).isEqualTo(130);

            JsonObject json = JsonReader.readObject(Files.readAllBytes(temp.resolve("r.json")));
            long unplayed = json.number("unplayed");
            assertThat(unplayed).isPositive();
            assertThat(json.array("scenarios").items()).isNotEmpty().hasSize((int) (MANY - unplayed));
            assertThat(total).endsWith("stopped before the end, " + unplayed + " not played");
            assertThat(temp.resolve("r.html"))
                    .content()
                    .contains("This report is partial.", "not played: " + unplayed)
                    .endsWith("</html>\n");
            assertThat(temp.resolve("r.xml")).content().contains("<skipped message=", unplayed + " not played");
        }
    }

    @Test
    void whoeverWatchesSeesEachChangePlayed() throws Exception {
        ScenarioFolder folder = new ScenarioFolder(temp.resolve("s"));
        folder.passing("x");
        try (BgpProcess bgp = new BgpProcess(temp, "simulate", "s", "--watch", "--report", "s/r.html")) {
            bgp.await("pass  A scenario called x");
            bgp.await("watching");

            folder.failing("x");
            bgp.await("FAIL  A scenario called x");
            bgp.await("1 not as expected");
            bgp.await("watching");

            folder.broken("y");
            bgp.await("FAIL  s/y.yaml");
            bgp.await("watching");

            Files.delete(temp.resolve("s/x.yaml"));
            Files.delete(temp.resolve("s/y.yaml"));
            bgp.await("there is no scenario at or below s");
            bgp.await("watching");

            folder.passing("z");
            bgp.await("pass  A scenario called z");
            bgp.await("watching");
            bgp.interrupt();
            assertThat(bgp.exit()).isEqualTo(130);
        }
    }

    @Test
    void whoeverWatchesSeesAPolicyChangeToo() throws Exception {
        ScenarioFolder folder = new ScenarioFolder(temp.resolve("s"));
        Path policy = Files.createDirectories(temp.resolve("p")).resolve("x.bgp");
        Files.writeString(policy, "policy x\n");
        Path scenario = folder.passing("x");
        Files.writeString(scenario, Files.readString(scenario).replaceFirst("policy: .*", "policy: ../p"));
        try (BgpProcess bgp = new BgpProcess(temp, "simulate", "s", "--watch")) {
            bgp.await("watching 2 files");
            Files.writeString(policy, "policy x\nzone {\n");
            bgp.await("FAIL  s/x.yaml");
            bgp.await("error[BGP");
            bgp.interrupt();
            assertThat(bgp.exit()).isEqualTo(130);
        }
    }
}
