package dev.breakglass.scenario.coverage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One path that opens without anybody's yes, whose clauses a test writes, and one grant on it. */
final class Mill {

    private static final String POLICY = """
            policy acme.mill
            action wheel.turn, wheel.stop
            resource wheel
            role miller from group "millers"
            role elder  from group "elders"
            role abbot  from group "abbots"
            zone mill {
              contains wheel "*"
              at most ttl 30m
            }
            breakglass turn {
              zone    mill
              for     miller
              allow   wheel.turn on wheel "*"
              mfa     webauthn within 1d
              approve none because "the brook does not wait"
              justify none because "there is only one reason to come here"
              ttl     10m up to 20m
              review  none because "everybody hears the wheel"
            %s
            }
            """;

    private static final String SCENARIO = """
            scenario: At the mill
            policy: mill.bgp
            start: 2026-03-14T02:13:00Z
            people:
              ana: { groups: [millers] }
              bea: { groups: [millers] }
              eli: { groups: [elders] }
              eva: { groups: [elders] }
              ezra: { groups: [elders] }
              abe: { groups: [abbots] }
            timeline:
            %s""";

    private final Path folder;
    private final String policy;
    private final StringBuilder timeline = new StringBuilder();

    /** @param clauses beside those that a path needs; a control that is written again takes the place of the first */
    Mill(Path folder, String... clauses) {
        this.folder = folder;
        String text = POLICY.formatted(String.join("\n", List.of(clauses)));
        for (String clause : clauses) {
            String keyword = "\n  " + clause.strip().split(" ", 2)[0] + " ";
            int first = text.indexOf(keyword);
            if (first >= 0) {
                text = text.substring(0, first) + text.substring(text.indexOf('\n', first + 1));
            }
        }
        this.policy = text;
    }

    Mill asked() {
        return asked("");
    }

    /** @param more of the request, such as {@code , ttl: 5m} */
    Mill asked(String more) {
        return at("0m", request("r1").replace(" }", more + " }"));
    }

    /** Ana asks to turn the wheel. */
    static String request(String name) {
        return "request: { as: " + name
                + ", by: ana, zone: mill, action: wheel.turn, resource: wheel/big, mfa: [webauthn] }";
    }

    Mill opened() {
        return asked().at("0m", "redeem: { request: r1, by: ana, as: s1 }");
    }

    Mill used(String at) {
        return at(at, "use: { session: s1, action: wheel.turn, resource: wheel/big }");
    }

    Mill notUsed(String at, String refusal) {
        return at(at, "use: { session: s1, action: wheel.turn, resource: wheel/big }", "{ refused: " + refusal + " }");
    }

    Mill grown(String at, String... elders) {
        at(at, "extend: { session: s1, by: ana, because: more }");
        for (String elder : elders) {
            at(at, "approve: { extension: s1, by: " + elder + " }");
        }
        return this;
    }

    Mill at(String time, String act) {
        timeline.append("  - at: ").append(time).append("\n    ").append(act).append('\n');
        return this;
    }

    Mill at(String time, String act, String expect) {
        at(time, act);
        timeline.append("    expect: ").append(expect).append('\n');
        return this;
    }

    /** The edges that are reached of what the words are about, such as {@code exactly 2m}. */
    List<String> reached(String words) throws IOException {
        CoveredSet set = set();
        return set.of(Kind.EDGES).stream()
                .filter(item -> item.what().equals(words) && set.isReached(item))
                .map(Item::outcome)
                .toList();
    }

    /** The edges that can be reached of what the words are about. */
    List<String> counted(String words) throws IOException {
        return items().stream()
                .filter(item -> item.what().equals(words))
                .map(Item::outcome)
                .toList();
    }

    List<Item> items() throws IOException {
        Coverage coverage = new Coverage(Cellar.policies(), folder);
        coverage.load(written());
        return coverage.sets().get(0).items();
    }

    private CoveredSet set() throws IOException {
        written();
        Path scenario = folder.resolve("mill.yaml");
        Files.writeString(scenario, SCENARIO.formatted(timeline));
        return Cellar.played(folder, scenario).get(0);
    }

    private Path written() throws IOException {
        return Files.writeString(folder.resolve("mill.bgp"), policy);
    }
}
