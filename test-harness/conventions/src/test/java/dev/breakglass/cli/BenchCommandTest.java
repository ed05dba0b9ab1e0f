package dev.breakglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonReader;
import dev.breakglass.runtime.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured is another machine's matter; that it was, of what, and in which form, is looked at here. */
class BenchCommandTest {

    private static final String REQUEST = """
            {"requester":{"id":"ana","groups":["%s"]},"zone":"z","action":"a","resource":{"kind":"d","name":"x"},\
            "justification":"for a reason","factors":[{"kind":"totp","at":"2026-03-14T02:17:00Z"}],\
            "incident":{"id":"i","kind":"outage","severity":1},"now":"2026-03-14T02:18:00Z"}""";

    private static final String PERMITTED = REQUEST.formatted("g");
    private static final String DENIED = REQUEST.formatted("h");

    @TempDir
    Path temp;

    @BeforeEach
    void policy() throws IOException {
        Files.writeString(temp.resolve("p.bgp"), """
                policy x
                action a
                resource d
                role r from group "g"
                zone z { contains d "*" }
                breakglass p {
                  zone z
                  for r
                  allow a on d "*"
                  mfa any within 10m
                  approve none because "alone at night"
                  justify at least 5 characters
                  ttl 5m
                  review none because "nothing to see"
                }
                """);
    }

    private String run(String... words) {
        return CommandLineRun.of(temp, words);
    }

    private String bench(String... more) {
        List<String> words = new ArrayList<>(List.of("bench", "p.bgp", "--seconds", "1"));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(temp.resolve(name), text);
    }

    private static JsonObject json(String printed) {
        assertThat(printed).endsWith("\nexit 0\n");
        return (JsonObject) JsonReader.read(printed.lines().findFirst().orElseThrow());
    }

    private static void looksLikeLatency(JsonObject latency) {
        assertThat(latency.keys()).containsExactlyInAnyOrder("count", "max", "p50", "p90", "p99", "p99.9");
        assertThat(latency.number("count")).isPositive();
        assertThat(List.of(
                        latency.number("p50"),
                        latency.number("p90"),
                        latency.number("p99"),
                        latency.number("p99.9"),
                        latency.number("max")))
                .isSorted()
                .allMatch(nanos -> nanos >= 0);
    }

    @Test
    void theTableSaysWhatWasAskedOfWhatAndWhere() throws IOException {
        write("r.json", "[" + PERMITTED + "," + DENIED + "," + DENIED + "]");

        String number = " +\\d+";
        assertThat(bench("--requests", "r.json").lines())
                .anyMatch(line -> line.matches("sha256:[0-9a-f]{64}"))
                .contains("3 requests from the file: 1 permit, 0 pending, 2 deny")
                .anyMatch(line -> line.matches("\\d+ processors?, .+, .+"))
                .contains("nanoseconds           p50       p90       p99     p99.9         max   decisions/s   bytes")
                .anyMatch(line -> line.matches("timer alone" + number.repeat(5)))
                .anyMatch(line -> line.matches("prepared" + number.repeat(7)))
                .anyMatch(line -> line.matches("prepared-permit" + number.repeat(7)))
                .anyMatch(line -> line.matches("from-strings" + number.repeat(7)))
                .anyMatch(line -> line.matches("reference" + number.repeat(7)))
                .contains("exit 0");
    }

    @Test
    void theDocumentHasItsMembers() {
        JsonObject result = json(bench("--format", "json"));

        assertThat(result.keys()).containsExactlyInAnyOrder("machine", "policy", "requests", "timer", "ways");
        JsonObject requests = (JsonObject) result.get("requests").orElseThrow();
        assertThat(requests.text("from")).isEqualTo("policy");
        assertThat(requests.number("permit")).isPositive();
        assertThat(requests.number("deny")).isPositive();
        assertThat(requests.number("permit") + requests.number("pending") + requests.number("deny"))
                .isEqualTo(requests.number("count"));
        assertThat(((JsonObject) result.get("machine").orElseThrow()).keys())
                .containsExactlyInAnyOrder("collector", "fully-compiled", "java", "processors", "system");
        looksLikeLatency((JsonObject) result.get("timer").orElseThrow());
        List<JsonValue> ways = ((JsonArray) result.get("ways").orElseThrow()).items();
        assertThat(ways)
                .extracting(way -> ((JsonObject) way).text("way"))
                .containsExactly("prepared", "prepared-permit", "from-strings", "reference");
        assertThat(ways).allSatisfy(way -> {
            JsonObject object = (JsonObject) way;
            looksLikeLatency((JsonObject) object.get("latency").orElseThrow());
            assertThat(object.number("decisions-per-second")).isPositive();
            assertThat(object.number("bytes-per-decision")).isNotNegative();
            assertThat(object.has("settled")).isTrue();
        });
    }

    @Test
    void requestsAreOneOrAListOrOneInALine() throws IOException {
        write("one.json", PERMITTED);
        write("lines.jsonl", PERMITTED + "\n\n" + DENIED + "\r\n" + PERMITTED);

        assertThat(bench("--requests", "one.json"))
                .contains("\n1 request from the file: 1 permit, 0 pending, 0 deny\n");
        assertThat(bench("--requests", "lines.jsonl"))
                .contains("\n3 requests from the file: 2 permit, 0 pending, 1 deny\n");
        write("list.yaml", "- " + DENIED + "\n- " + DENIED + "\n");
        assertThat(bench("--requests", "list.yaml"))
                .contains("\n2 requests from the file: 0 permit, 0 pending, 2 deny\n");
    }

    @Test
    void aFileThatHoldsNoRequestsIsRefusedWithItsPlace() throws IOException {
        write("empty.json", "");
        write("empty.jsonl", "\n \n");
        write("none.json", "[]");
        write("text.json", "[1]");
        write("broken.jsonl", PERMITTED + "\n{\"requester\":\n");
        write("more.jsonl", PERMITTED + "\n" + PERMITTED.replace("\"zone\"", "\"zome\"") + "\n");
        write("deep.json", "[".repeat(10_000));
        write("many.jsonl", (PERMITTED + "\n").repeat(RequestFile.REQUESTS_MAX + 1));
        Files.write(temp.resolve("bytes.jsonl"), new byte[] {(byte) 0xff, (byte) 0xfe});
        Files.write(temp.resolve("large.jsonl"), new byte[RequestFile.BYTES_MAX + 1]);
        write("long.json", "[" + " ".repeat(2 << 20) + "]");

        refuses("empty.json", "empty.json");
        refuses("empty.jsonl", "holds no request");
        refuses("none.json", "holds no request");
        refuses("text.json", "text.json:1:2");
        refuses("broken.jsonl", "broken.jsonl (line 2)");
        refuses("more.jsonl", "more.jsonl (line 2)", "zome");
        refuses("deep.json", "deep.json:1");
        refuses("many.jsonl", "holds more than 10000 requests");
        refuses("bytes.jsonl", "bytes.jsonl (line 1)");
        refuses("large.jsonl", "is larger than 16777216 bytes");
        refuses("long.json", "long.json");
        refuses("nowhere.json", "no such file");
    }

    private void refuses(String file, String... words) {
        assertThat(bench("--requests", file))
                .as(file)
                .contains(words)
                .endsWith("exit 2\n")
                .doesNotContain("fault of bgp", "\tat ", "nanoseconds");
    }

    @Test
    void wrongUsageSaysSo() {
        assertThat(run("bench")).contains("bench needs one folder or file of policies", "exit 2");
        assertThat(run("bench", "p.bgp", "q.bgp")).contains("bench needs one", "exit 2");
        assertThat(run("bench", "q.bgp")).contains("no such file", "exit 2");
        assertThat(run("bench", "p.bgp", "--format", "xml")).contains("--format is text or json", "exit 2");
        for (String seconds : List.of("0", "51", "-1", "1.5", "", "99999999999")) {
            assertThat(run("bench", "p.bgp", "--seconds", seconds)).as(seconds).contains("--seconds", "exit 2");
        }
        assertThat(run("help", "bench")).contains("--requests FILE", "example: ./bgp bench", "exit 0");
    }

    @Test
    void aPolicyThatCannotBeAskedIsNotMeasured() throws IOException {
        write("p.bgp", "policy x\nrole r from grp \"g\"\n");
        assertThat(bench()).contains("error[BGP", "p.bgp:2:13", "exit 1").doesNotContain("nanoseconds");
        write("p.bgp", "policy x\n");
        assertThat(bench()).contains("no request can be made from p.bgp", "exit 2");
    }

    @Test
    void aBundleIsAskedWhenItsKeyIsTrusted() throws IOException {
        write("r.json", PERMITTED);
        run("keygen", "--out", "key");
        run("keygen", "--out", "other");
        assertThat(run("compile", "p.bgp", "--out", "b", "--sign", "key")).contains("exit 0");

        assertThat(run("bench", "b", "--seconds", "1", "--key", "key.pub", "--requests", "r.json"))
                .contains("1 permit, 0 pending, 0 deny", "prepared", "exit 0");
        assertThat(run("bench", "b", "--seconds", "1", "--key", "other.pub", "--requests", "r.json"))
                .contains("b: ", "exit 1")
                .doesNotContain("nanoseconds");
    }
}
