package dev.breakglass.runtime.bundle;

import static dev.breakglass.runtime.bundle.TestBundle.noted;
import static dev.breakglass.runtime.bundle.TestBundle.text;
import static dev.breakglass.runtime.bundle.TestBundle.with;
import static dev.breakglass.runtime.bundle.TestBundle.without;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Parts that are missing, too many, out of order, badly named, or not the data of a policy. */
final class HostileParts {

    private static final String POLICY = new String(
            PolicyBundle.open(TestBundle.GOOD, TestBundle.TRUSTED).parts().get("policy.json"), StandardCharsets.UTF_8);
    private static final String SPELLING = "is not in its one spelling";

    private static final String INPUT =
            "{\"kinds\":[],\"name\":\"weather\",\"origin\":\"REQUEST\",\"text\":\"weather\",\"type\":\"TEXT\",\"values\":[]}";

    private HostileParts() {}

    static Stream<Hostile> all() {
        return Stream.of(sets(), names(), data()).flatMap(kinds -> kinds);
    }

    private static Stream<Hostile> sets() {
        List<String> lines = text().lines().toList();
        List<String> backwards = new ArrayList<>(lines.subList(4, lines.size()));
        Collections.reverse(backwards);
        String reversed = String.join("\n", lines.subList(0, 4)) + "\n" + String.join("\n", backwards) + "\n";
        String last = lines.get(lines.size() - 1) + "\n";
        return Stream.of(
                new Hostile("no policy data", without("policy.json"), "has no part `policy.json`"),
                new Hostile("no sources", without("sources/x.bgp"), "has no sources"),
                new Hostile(
                        "no classes",
                        without("classes/dev/breakglass/generated/Policy.class"),
                        "a program has a class dev.breakglass.generated.Policy"),
                new Hostile("one source more", with("sources/y.bgp", "policy x\n"), "not those of its policy"),
                new Hostile("another source", with("sources/x.bgp", "policy y\n"), "not those of its policy"),
                new Hostile("a part of no kind", with("extra.json", "{}"), "`extra.json` is no part of a bundle"),
                new Hostile("a part twice", noted(text -> text + last), "`sources/x.bgp` is there twice"),
                new Hostile("parts out of order", noted(text -> reversed), "out of order"),
                new Hostile(
                        "a name that differs in case only, out of order",
                        noted(text -> text + last.replace("x.bgp", "X.bgp")),
                        "out of order"),
                new Hostile(
                        "one file imported and own", with("imports/x.bgp/y", "policy x\n"), "not those of its policy"),
                new Hostile(
                        "two sources of one name",
                        with(Map.of(
                                "imports/a/b.bgp",
                                POLICY.getBytes(StandardCharsets.UTF_8),
                                "sources/a/b.bgp",
                                new byte[0])),
                        "two sources of the name `a/b.bgp`"));
    }

    private static Stream<Hostile> names() {
        return Stream.of(
                named("a name that leads upwards", "sources/../x.bgp", "has a step that is empty or hidden"),
                named("a name that leads out", "../policy.json", "has a step that is empty or hidden"),
                named("an absolute name", "/policy.json", "is absolute"),
                named("a name with an empty step", "sources//x.bgp", "has a step that is empty or hidden"),
                named("a hidden name", "sources/.x.bgp", "has a step that is empty or hidden"),
                named("a name that ends in a slash", "sources/x/", "has a step that is empty or hidden"),
                named("no name", "", "has a step that is empty or hidden"),
                named("a name with a backslash", "sources\\x.bgp", "the character U+005C"),
                named("a name of another drive", "c:/x.bgp", "the character U+003A"),
                named("a name with a blank", "sources/x .bgp", "the character U+0020"),
                named("a name with a letter that looks like another", "s\u043eurces/x.bgp", "the character U+043E"),
                named("a name read from right to left", "sources/\u202ex.bgp", "the character U+202E"),
                named("a name with a combining accent", "sources/e\u0301.bgp", "the character U+0301"),
                named("a name of a thousand letters more", "sources/" + "a".repeat(1100), "more than 1024 characters"),
                named(
                        "a class without its ending",
                        "classes/dev/breakglass/generated/Policy",
                        "is no part of a bundle"),
                named("another spelling of a plain letter", "sources/%78.bgp", SPELLING),
                named("an encoding in small letters", "sources/%c3%a9.bgp", SPELLING),
                named("half an encoding", "sources/x%4", SPELLING),
                named("an encoding that is none", "sources/x%GG", SPELLING),
                named("an encoding of what is not UTF-8", "sources/x%FF", SPELLING),
                named("an encoding of a slash", "sources/x%2Fy", SPELLING),
                new Hostile(
                        "an import without a folder", with("imports/x.bgp", ""), "says no folder that was imported"));
    }

    private static Hostile named(String kind, String name, String reason) {
        return new Hostile(kind, noted(text -> text.replace("sources/x.bgp", name)), reason);
    }

    private static Stream<Hostile> data() {
        String clauses = "\"clauses\":[]";
        return Stream.of(
                data("no data", "", "expected a value, found the end"),
                data("data that are gzipped", HostileNotes.gzip(new byte[1 << 20]), "not UTF-8"),
                data("data that are no object", "[]", "expected an object"),
                data(
                        "data with one level too many",
                        POLICY.replace(clauses, "\"clauses\":" + "[".repeat(40) + "]".repeat(40)),
                        "more than 32 levels"),
                data("data a million levels deep", "[".repeat(1_000_000), "more than 32 levels"),
                data("a key twice", POLICY.replace(clauses, clauses + "," + clauses), "the key \"clauses\" twice"),
                data(
                        "keys out of order",
                        POLICY.replace(clauses, clauses + ",\"a\":1"),
                        "the key \"a\" behind \"clauses\""),
                data("a key that nobody knows", POLICY.replace(clauses, "\"a\":1," + clauses), "the key \"a\""),
                data("white space", POLICY.replace(clauses, " " + clauses), "white space"),
                data("a line feed at the end", POLICY + "\n", "white space"),
                data("text after the data", POLICY + POLICY, "text after the value"),
                data(
                        "an escape that is not needed",
                        POLICY.replace("sha256", "sha\\u0032\\u0035\\u0036"),
                        "canonical form"),
                data(
                        "a number beyond 2^53 - 1",
                        POLICY.replace(clauses, "\"clauses\":9007199254740992"),
                        "at most 2^53 - 1"),
                data("a number that is no integer", POLICY.replace(clauses, "\"clauses\":1e3"), "at most 2^53 - 1"),
                data("a number with zeros before it", POLICY.replace(clauses, "\"clauses\":01"), "starts with 0"),
                data("half a surrogate pair", POLICY.replace(clauses, "\"clauses\":\"\\ud800\""), "canonical form"),
                data(
                        "what is missing",
                        POLICY.replace(clauses + ",", ""),
                        "\"clauses\": expected an array, found nothing"),
                data(
                        "what is of another kind",
                        POLICY.replace(clauses, "\"clauses\":{}"),
                        "\"clauses\": expected an array"),
                data(
                        "a time zone that no clock knows",
                        POLICY.replace("\"marks\":[]", "\"marks\":[[\"during\",0,1,\"Mars/Olympus\"]]"),
                        "does not fit together: Unknown time-zone ID: Mars/Olympus"),
                data(
                        "days by the calendar of a time zone with a blank",
                        POLICY.replace("\"marks\":[]", "\"marks\":[[\"on\",2,\"Mars Olympus\"]]"),
                        "does not fit together: Invalid ID for region-based ZoneId"),
                data(
                        "an input that no request has",
                        POLICY.replace("\"inputs\":[]", "\"inputs\":[" + INPUT + "]"),
                        "no request has `weather`"),
                data(
                        "data of another policy",
                        POLICY.replace(TestBundle.DIGEST, "sha256:" + "a".repeat(64)),
                        "is of another policy"));
    }

    private static Hostile data(String kind, String json, String reason) {
        return data(kind, json.getBytes(StandardCharsets.UTF_8), reason);
    }

    private static Hostile data(String kind, byte[] json, String reason) {
        return new Hostile(kind, TestBundle.with("policy.json", json), reason);
    }
}
