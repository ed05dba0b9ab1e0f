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

    private static final String LIFE = "[300,[]]";

    private HostileParts() {}

    static Stream<Hostile> all() {
        return Stream.of(sets(), names(), data(), terms()).flatMap(kinds -> kinds);
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
                data("no data", "", "expected an object, found the end at byte 0"),
                data("data that are gzipped", HostileNotes.gzip(new byte[1 << 20]), "expected an object at byte 0"),
                data("data that are no object", "[]", "expected an object at byte 0"),
                data(
                        "data with a level too many",
                        POLICY.replace(clauses, "\"clauses\":" + "[".repeat(40) + "]".repeat(40)),
                        "expected an integer at byte 13"),
                data("data a million levels deep", "[".repeat(1_000_000), "expected an object at byte 0"),
                data(
                        "clauses a million levels deep",
                        POLICY.replace(clauses, "\"clauses\":" + "[".repeat(1_000_000)),
                        "expected an integer at byte 13"),
                data(
                        "a key twice",
                        POLICY.replace(clauses, clauses + "," + clauses),
                        "expected the key \"rules\" at byte 13"),
                data(
                        "keys out of order",
                        POLICY.replace(clauses, clauses + ",\"a\":1"),
                        "expected the key \"rules\" at byte 13"),
                data(
                        "a key that nobody knows",
                        POLICY.replace(clauses, "\"a\":1," + clauses),
                        "expected the key \"clauses\" at byte 1"),
                data(
                        "a key that nobody knows, last",
                        POLICY.substring(0, POLICY.length() - 1) + ",\"z\":1}",
                        "expected the end of the object at byte"),
                data("a key cut short", "{\"clau", "expected the key \"clauses\" at byte 1"),
                data("white space", POLICY.replace(clauses, " " + clauses), "found white space at byte 1"),
                data("a line feed at the end", POLICY + "\n", "expected the end, found white space at byte"),
                data("text after the data", POLICY + POLICY, "expected the end at byte"),
                data("an item without a comma", clause("[1,2,3][1,2,3]"), "expected ',' at byte 19"),
                data("a comma and no item", clause("[1,2,3],"), "expected an array at byte 20"),
                data("an item too few", clause("[1,2]"), "expected ',' at byte 16"),
                data("an item too many", clause("[1,2,3,false,\"a\",[],1]"), "expected the end of the array at byte"),
                data("an array without an end", "{\"clauses\":[[1,2,3", "found the end at byte 18"),
                data(
                        "an escape that is not needed",
                        POLICY.replace("sha256", "sha\\u0032\\u0035\\u0036"),
                        "a string that is not written in its canonical form at byte"),
                data("half a surrogate pair", clause("[1,2,3,true,\"\\ud800\",[]]"), "half a surrogate pair"),
                data(
                        "a string that is not UTF-8",
                        clause("[1,2,3,true,\"\u00ff\",[]]").getBytes(StandardCharsets.ISO_8859_1),
                        "not UTF-8 at byte 1 of the string at byte 24"),
                data("a string without an end", "{\"clauses\":[[1,2,3,true,\"ab\\", "the text ends inside a string"),
                data("a control character", clause("[1,2,3,true,\"\t\",[]]"), "a control character in a string"),
                data("a number beyond 2^53 - 1", clause("[9007199254740992"), "at most 2^53 - 1"),
                data("a number of a thousand digits", clause("[" + "9".repeat(1000)), "at most 2^53 - 1"),
                data("a number that is too large for its place", clause("[2147483648"), "an integer of 32 bits"),
                data("a number that is no integer", clause("[1e3"), "at most 2^53 - 1"),
                data("a number with zeros before it", clause("[01"), "starts with 0"),
                data("a minus and no number", clause("[-"), "expected an integer at byte 13"),
                data("a word that is not whole", clause("[1,2,3,tru]"), "expected true or false at byte 19"),
                data(
                        "a clause with more than its place that says no more",
                        clause("[1,2,3,true,\"\",[]]"),
                        "a clause has more than its place"),
                data("what is missing", POLICY.replace(clauses + ",", ""), "expected the key \"clauses\" at byte 1"),
                data(
                        "what is of another kind",
                        POLICY.replace(clauses, "\"clauses\":{}"),
                        "expected an array at byte 11"),
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

    /** Tables of what paths have in common, and rows that refer to them. */
    private static Stream<Hostile> terms() {
        String path = "[\"p\",\"z\",0,0]";
        return Stream.of(
                terms(
                        "a table with a row twice",
                        "[[\"a\"],[\"a\"]]",
                        LIFE,
                        path,
                        "the row 1 of a table is there twice at byte"),
                terms(
                        "a life twice",
                        "[[\"a\"]]",
                        LIFE + "," + LIFE,
                        path,
                        "the row 1 of a table is there twice at byte"),
                terms("a row that nothing refers to", "[[\"a\"],[\"b\"]]", LIFE, path, "nothing refers to the row 1"),
                terms("a life of no path", "[[\"a\"]]", LIFE + ",[60,[]]", path, "nothing refers to the row 1"),
                terms("a row that is not there", "[]", LIFE, path, "no row 0 in a table of 0 at byte"),
                terms("a life that is not there", "[[\"a\"]]", LIFE, "[\"p\",\"z\",0,1]", "no row 1 in a table of 1"),
                terms("a row before the first", "[[\"a\"]]", LIFE, "[\"p\",\"z\",-1,0]", "no row -1 in a table of 1"),
                terms(
                        "a row beyond all integers",
                        "[[\"a\"]]",
                        LIFE,
                        "[\"p\",\"z\",4294967296,0]",
                        "an integer of 32 bits at byte"),
                terms(
                        "rows that are not in the order of their use",
                        "[[\"a\"],[\"b\"]]",
                        LIFE,
                        "[\"p\",\"z\",1,0]",
                        "the row 1 of a table is referred to before the row 0"),
                terms("a path with a cell too many", "[[\"a\"]]", LIFE, "[\"p\",\"z\",0,0,0]", "the end of the array"),
                terms("a time before now", "[[\"a\"]]", "[-1,[]]", path, "a time of fewer than 0 seconds at byte"),
                duty("an obligation that nobody knows", "[\"dance\"]", "no obligation `dance` at byte"),
                duty("an obligation with a part too many", "[\"notify\",\"a\",\"b\"]", "the end of the array"),
                duty("an obligation of another kind of part", "[\"idle\",\"5m\"]", "expected an integer"),
                duty(
                        "a setting twice",
                        "[\"issue\",\"ssh\",[[\"a\",\"b\"],[\"a\",\"c\"]]]",
                        "the setting `a` twice or out of order"),
                duty(
                        "settings out of order",
                        "[\"issue\",\"ssh\",[[\"b\",\"b\"],[\"a\",\"c\"]]]",
                        "the setting `a` twice or out of order"));
    }

    private static Hostile duty(String kind, String duty, String reason) {
        return terms(kind, "[[\"a\"]]", "[300,[" + duty + "]]", "[\"p\",\"z\",0,0]", reason);
    }

    private static Hostile terms(String kind, String actions, String lives, String paths, String reason) {
        String none = "\"terms\":{\"actions\":[],\"lives\":[],\"paths\":[]}";
        String terms = "\"terms\":{\"actions\":" + actions + ",\"lives\":[" + lives + "],\"paths\":[" + paths + "]}";
        return data(kind, POLICY.replace(none, terms), reason);
    }

    /** The data with this in the place of no clause. */
    private static String clause(String clause) {
        return POLICY.replace("\"clauses\":[]", "\"clauses\":[" + clause + "]");
    }

    private static Hostile data(String kind, String json, String reason) {
        return data(kind, json.getBytes(StandardCharsets.UTF_8), reason);
    }

    private static Hostile data(String kind, byte[] json, String reason) {
        return new Hostile(kind, TestBundle.with("policy.json", json), reason);
    }
}
