package dev.breakglass.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.DiagnosticRenderer;
import dev.breakglass.dsl.read.SourceReader;
import dev.breakglass.dsl.source.SourceFile;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What measures as much as a limit allows is read, what measures one more is refused, at each place that has the limit. */
class LimitsTest {
    private static final String BASE = """
            policy p
            action a1
            resource db { pii: bool }
            role sre from group "sre"
            role lead from group "leads"
            signal up: bool fresh 5s
            signal net: enum { x, y } fresh 5s
            zone prod { contains db "*" }
            """;
    /** Where a set is read from a folder; all other limits hold for sources in memory too. */
    private static final Set<String> OF_FOLDERS = Set.of("entriesPerFolderMax");

    /**
     * @param max of the limit, small
     * @param code what is said beyond it
     * @param text a whole policy that measures so much
     */
    record Case(String limit, String where, int max, Code code, IntFunction<String> text) {
        @Override
        public String toString() {
            return limit + " " + where;
        }
    }

    private static String repeat(int times, String piece, String between) {
        return String.join(
                between,
                IntStream.range(0, times)
                        .mapToObj(i -> piece.replace("#", "" + i))
                        .toList());
    }

    /** A path with these clauses; the controls that they do not state are added. */
    private static String path(String clauses) {
        Map<String, String> standard = new TreeMap<>(Map.of(
                "mfa", "piv within 5s",
                "approve", "1 of lead within 5s",
                "justify", "ticket /x/",
                "ttl", "5s",
                "review", "within 9s by lead"));
        StringBuilder out = new StringBuilder("breakglass b {\n  zone prod\n  for sre\n  allow a1 on db \"*\"\n");
        standard.forEach((word, rest) -> {
            if (!clauses.startsWith(word + " ") && !clauses.contains("\n" + word + " ")) {
                out.append("  ").append(word).append(' ').append(rest).append('\n');
            }
        });
        return out + clauses + "\n}\n";
    }

    private static Case path(String limit, String where, int max, Code code, IntFunction<String> clauses) {
        return new Case(limit, where, max, code, n -> BASE + path(clauses.apply(n)));
    }

    private static Case set(String limit, String where, int max, Code code, IntFunction<String> more) {
        return new Case(limit, where, max, code, n -> BASE + more.apply(n));
    }

    private static String forbid(String condition) {
        return "forbid f { when " + condition + " }\n";
    }

    private static String of(int length) {
        return "a".repeat(length);
    }

    static Stream<Case> cases() {
        return Stream.of(sizes(), nesting(), texts(), people(), counts(), durations())
                .flatMap(List::stream);
    }

    private static List<Case> sizes() {
        return List.of(
                new Case("bytesPerFileMax", "ASCII", 400, Code.FILE_TOO_LARGE, n -> padded(n, "x")),
                new Case("bytesPerFileMax", "two bytes a character", 400, Code.FILE_TOO_LARGE, n -> padded(n, "é")),
                new Case("bytesPerSetMax", "one file", 400, Code.SET_TOO_LARGE, n -> padded(n, "x")),
                set(
                        "pathsPerSetMax",
                        "",
                        3,
                        Code.SET_TOO_LARGE,
                        n -> repeat(n, path("idle 5s").replace("b {", "b# {"), "")),
                set("zonesPerSetMax", "", 4, Code.SET_TOO_LARGE, n -> repeat(n - 1, "zone z# { }\n", "")),
                set("zonesPerSetMax", "below", 4, Code.SET_TOO_LARGE, n -> repeat(n - 1, "zone prod.z# { }\n", "")),
                set(
                        "resourcesPerListMax",
                        "contains",
                        3,
                        Code.SET_TOO_LARGE,
                        n -> "zone z {\n  contains " + repeat(n, "db \"d#\"", ", ") + "\n}\n"),
                set(
                        "resourcesPerListMax",
                        "allow",
                        3,
                        Code.SET_TOO_LARGE,
                        n -> path("idle 5s").replace("on db \"*\"", "on " + repeat(n, "db \"d#\"", ", "))),
                set("termsPerConditionMax", "and", 4, Code.CONDITION_TOO_LONG, n -> forbid(repeat(n, "up", " and "))),
                set("termsPerConditionMax", "or", 4, Code.CONDITION_TOO_LONG, n -> forbid(repeat(n, "up", " or "))),
                set(
                        "termsPerConditionMax",
                        "in",
                        4,
                        Code.CONDITION_TOO_LONG,
                        n -> forbid("requester.id in { " + repeat(n, "\"a#\"", ", ") + " }")),
                set(
                        "termsPerConditionMax",
                        "admit",
                        4,
                        Code.CONDITION_TOO_LONG,
                        n -> "zone z { admit when " + repeat(n, "up", " and ") + " }\n"),
                path(
                        "termsPerConditionMax",
                        "when",
                        4,
                        Code.CONDITION_TOO_LONG,
                        n -> "when " + repeat(n, "up", " and ")),
                set(
                        "termsPerConditionMax",
                        "invariant",
                        4,
                        Code.CONDITION_TOO_LONG,
                        n -> "invariant i { never permit where " + repeat(n, "up", " and ") + " }\n"),
                path(
                        "settingsPerIssueMax",
                        "",
                        3,
                        Code.SET_TOO_LARGE,
                        n -> "issue ssh { " + repeat(n, "k#: 1", ", ") + " }"),
                set("errorsPerFileMax", "syntax", 3, Code.TOO_MANY_ERRORS, n -> repeat(n, "role r#\n", "")),
                set("errorsPerFileMax", "names", 3, Code.TOO_MANY_ERRORS, n -> repeat(n, "zone q#.z { }\n", "")));
    }

    private static List<Case> nesting() {
        return List.of(
                set(
                        "nestingMax",
                        "parentheses",
                        4,
                        Code.NESTED_TOO_DEEP,
                        n -> forbid("(".repeat(n - 1) + "up" + ")".repeat(n - 1))),
                set("nestingMax", "not", 4, Code.NESTED_TOO_DEEP, n -> forbid("not ".repeat(n - 1) + "up")),
                set(
                        "nestingMax",
                        "not and parentheses",
                        5,
                        Code.NESTED_TOO_DEEP,
                        n -> forbid("not ".repeat(n - 4) + "(not (up))")),
                set(
                        "nestingMax",
                        "braces",
                        4,
                        Code.NESTED_TOO_DEEP,
                        n -> forbid("(".repeat(n - 2) + "net in { x }" + ")".repeat(n - 2))),
                path(
                        "nestingMax",
                        "groups of a pattern",
                        4,
                        Code.BAD_PATTERN,
                        n -> "justify ticket /" + "(".repeat(n) + "a" + ")".repeat(n) + "/"),
                set(
                        "nestingMax",
                        "groups of actions, inner first",
                        4,
                        Code.NESTED_TOO_DEEP,
                        n -> "action b0 includes a1\n" + nested(n, "action b# includes b@\n", 0)),
                set(
                        "nestingMax",
                        "groups of actions, outer first",
                        4,
                        Code.NESTED_TOO_DEEP,
                        n -> "action z9 includes a1\n" + nested(n, "action z# includes z@\n", 9)));
    }

    /** Numbered upwards from nothing, or downwards. */
    private static String nested(int deep, String group, int from) {
        return String.join(
                "",
                IntStream.range(1, deep)
                        .mapToObj(i ->
                                group.replace("#", "" + Math.abs(from - i)).replace("@", "" + Math.abs(from - i + 1)))
                        .toList());
    }

    private static List<Case> texts() {
        return List.of(
                set(
                        "charactersPerNameMax",
                        "role",
                        12,
                        Code.TEXT_TOO_LONG,
                        n -> "role " + of(n) + " from group \"g\"\n"),
                set("charactersPerNameMax", "zone", 12, Code.TEXT_TOO_LONG, n -> "zone prod." + of(n - 5) + " { }\n"),
                set(
                        "charactersPerNameMax",
                        "enum",
                        12,
                        Code.TEXT_TOO_LONG,
                        n -> "signal s: enum { " + of(n) + " } fresh 5s\n"),
                set(
                        "charactersPerNameMax",
                        "attribute",
                        12,
                        Code.TEXT_TOO_LONG,
                        n -> "requester { " + of(n) + ": bool }\n"),
                path("charactersPerNameMax", "setting", 12, Code.TEXT_TOO_LONG, n -> "issue ssh { " + of(n) + ": 1 }"),
                path("charactersPerNameMax", "step", 12, Code.TEXT_TOO_LONG, n -> "after " + of(n) + " \"x\""),
                set(
                        "charactersPerTextMax",
                        "group",
                        9,
                        Code.TEXT_TOO_LONG,
                        n -> "role r from group \"" + of(n) + "\"\n"),
                set(
                        "charactersPerTextMax",
                        "value",
                        9,
                        Code.TEXT_TOO_LONG,
                        n -> forbid("requester.id == \"" + of(n) + "\"")),
                path("charactersPerTextMax", "notice", 9, Code.TEXT_TOO_LONG, n -> "notify \"" + of(n) + "\""),
                path(
                        "charactersPerTextMax",
                        "reason",
                        9,
                        Code.TEXT_TOO_LONG,
                        n -> "review none because \"" + of(n) + "\""),
                path("charactersPerTextMax", "pattern", 9, Code.TEXT_TOO_LONG, n -> "justify ticket /" + of(n) + "/"),
                set(
                        "charactersPerGlobMax",
                        "contains",
                        5,
                        Code.TEXT_TOO_LONG,
                        n -> "zone z { contains db \"" + of(n) + "\" }\n"),
                set(
                        "charactersPerGlobMax",
                        "allow",
                        5,
                        Code.TEXT_TOO_LONG,
                        n -> path("idle 5s").replace("on db \"*\"", "on db \"" + of(n) + "\"")),
                path("stepsPerPatternMax", "ticket", 20, Code.BAD_PATTERN, n -> "justify ticket /" + of(n) + "/"),
                path("stepsPerPatternMax", "repeats", 20, Code.BAD_PATTERN, n -> "justify ticket /a{" + (n - 1) + "}/"),
                set(
                        "stepsPerPatternMax",
                        "matches",
                        20,
                        Code.BAD_PATTERN,
                        n -> forbid("requester.id matches /" + of(n) + "/")));
    }

    private static List<Case> people() {
        return List.of(
                path(
                        "peoplePerClauseMax",
                        "approve",
                        3,
                        Code.TOO_MANY_APPROVALS,
                        n -> "approve " + n + " of lead within 5s"),
                path(
                        "peoplePerClauseMax",
                        "then",
                        3,
                        Code.TOO_MANY_APPROVALS,
                        n -> "approve 1 of lead within 5s then " + n + " of lead within 5s"),
                path(
                        "peoplePerClauseMax",
                        "escalate",
                        3,
                        Code.TOO_MANY_APPROVALS,
                        n -> "escalate after 5s approve " + n + " of lead"),
                path("peoplePerClauseMax", "observe", 3, Code.TOO_MANY_APPROVALS, n -> "observe " + n + " of lead"),
                path(
                        "peoplePerClauseMax",
                        "extend",
                        3,
                        Code.TOO_MANY_APPROVALS,
                        n -> "extend once by 5s with approve " + n + " of lead"),
                set(
                        "peoplePerClauseMax",
                        "profile",
                        3,
                        Code.TOO_MANY_APPROVALS,
                        n -> "profile q { approve " + n + " of lead within 5s }\n"),
                path(
                        "approvalsPerPathMax",
                        "clauses",
                        3,
                        Code.TOO_MANY_APPROVALS,
                        n -> repeat(n, "approve 1 of lead within 5s", "\n")),
                path(
                        "approvalsPerPathMax",
                        "steps",
                        3,
                        Code.TOO_MANY_APPROVALS,
                        n -> repeat(n - 1, "approve 1 of lead within 5s", "\n") + " then 1 of lead within 5s"),
                path(
                        "approvalsPerPathMax",
                        "extend",
                        3,
                        Code.TOO_MANY_APPROVALS,
                        n -> "extend once by 5s with " + repeat(n, "approve 1 of lead", " and ")),
                path(
                        "thensPerPathMax",
                        "one clause",
                        2,
                        Code.TOO_MANY_APPROVALS,
                        n -> "approve 1 of lead within 5s" + " then 1 of lead within 5s".repeat(n)),
                path(
                        "thensPerPathMax",
                        "two clauses",
                        2,
                        Code.TOO_MANY_APPROVALS,
                        n -> "approve 1 of lead within 5s then 1 of lead within 5s\napprove 1 of lead within 5s"
                                + " then 1 of lead within 5s".repeat(n - 1)));
    }

    private static List<Case> counts() {
        return Stream.of(
                        "approve # of lead within 5s",
                        "approve 1 of lead within 5s then # of lead within 5s",
                        "escalate after 5s approve # of lead",
                        "observe # of lead",
                        "justify at least # characters",
                        "extend # times by 5s with approve 1 of lead",
                        "extend once by 5s with approve # of lead",
                        "mfa # of sms, totp, push, webauthn, piv, password within 5s",
                        "limit # at once",
                        "limit # per 5s")
                .map(clause -> path("countMax", clause, 5, Code.MALFORMED_NUMBER, n -> clause.replace("#", "" + n)))
                .collect(Collectors.collectingAndThen(Collectors.toList(), clauses -> {
                    clauses.add(set(
                            "countMax",
                            "size",
                            5,
                            Code.MALFORMED_NUMBER,
                            n -> "role r from group \"g\" size " + n + "\n"));
                    clauses.add(set(
                            "countMax",
                            "at least approve",
                            5,
                            Code.MALFORMED_NUMBER,
                            n -> "zone z { at least approve " + n + " }\n"));
                    clauses.add(set(
                            "countMax",
                            "at least mfa",
                            5,
                            Code.MALFORMED_NUMBER,
                            n -> "zone z { at least mfa " + n + " of sms, totp, push, webauthn, piv, password }\n"));
                    return clauses;
                }));
    }

    private static List<Case> durations() {
        return Stream.of(
                        "approve 1 of lead within #s",
                        "approve 1 of lead within 5s then 1 of lead within #s",
                        "approve 1 of lead within 5s with mfa piv within #s",
                        "escalate after #s approve 1 of lead",
                        "mfa piv within #s",
                        "ttl #s",
                        "ttl 5s up to #s",
                        "extend once by #s with approve 1 of lead",
                        "extend once by 5s with approve 1 of lead within #s",
                        "redeem within #s",
                        "idle #s",
                        "limit 1 per #s",
                        "limit cooldown #s",
                        "review within #s by lead",
                        "when incident.age < #s")
                .map(clause -> path("secondsMax", clause, 9, Code.MALFORMED_NUMBER, n -> clause.replace("#", "" + n)))
                .collect(Collectors.collectingAndThen(Collectors.toList(), clauses -> {
                    clauses.add(set(
                            "secondsMax", "fresh", 9, Code.MALFORMED_NUMBER, n -> "signal s: bool fresh " + n + "s\n"));
                    clauses.add(set(
                            "secondsMax",
                            "in minutes",
                            120,
                            Code.MALFORMED_NUMBER,
                            n -> "signal s: bool fresh 1m" + (n - 60) + "s\n"));
                    for (String bound : List.of("most ttl #s", "least mfa any within #s", "least review within #s")) {
                        clauses.add(set(
                                "secondsMax",
                                "at " + bound,
                                9,
                                Code.MALFORMED_NUMBER,
                                n -> "zone z { at " + bound.replace("#", "" + n) + " }\n"));
                    }
                    return clauses;
                }));
    }

    /** A policy of exactly so many bytes. */
    private static String padded(int bytes, String with) {
        int missing = bytes - BASE.length() - 3;
        int each = with.getBytes(StandardCharsets.UTF_8).length;
        return BASE + "// " + with.repeat(missing / each) + "y".repeat(missing % each);
    }

    private static List<Diagnostic> said(Case limited, int measure) {
        Limits limits = Sets.limits(Map.of(limited.limit(), limited.max()));
        List<SourceFile> files = List.of(new SourceFile("p.bgp", limited.text().apply(measure)));
        return Checker.check(new Checked<>(Optional.of(files), List.of()), limits)
                .diagnostics();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatMeasuresAsMuchIsReadAndOneMoreIsRefused(Case limited) {
        boolean ofErrors = limited.limit().equals("errorsPerFileMax");
        for (int measure = limited.max() - 1; measure <= limited.max(); measure++) {
            List<Diagnostic> said = said(limited, measure);
            assertThat(said.stream().map(Diagnostic::code))
                    .as(measure + " of " + limited.max() + "\n" + new DiagnosticRenderer(false).render(said))
                    .hasSize(ofErrors ? measure : 0)
                    .doesNotContain(limited.code());
        }
        List<Diagnostic> beyond = said(limited, limited.max() + 1);
        String shown = new DiagnosticRenderer(false).render(beyond);
        assertThat(beyond).as(shown).hasSize(ofErrors ? limited.max() + 1 : 1);
        assertThat(beyond.get(beyond.size() - 1).code()).as(shown).isEqualTo(limited.code());
    }

    private static Checked<List<SourceFile>> read(Path folder, String limit, int max) throws IOException {
        return SourceReader.read(folder, Sets.limits(Map.of(limit, max)));
    }

    private static void write(Path folder, String name, int bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "policy p\n" + "/".repeat(bytes - 9));
    }

    @Test
    void aFolderIsReadUpToItsFilesAndEntriesAndBytes(@TempDir Path folder) throws IOException {
        for (int i = 0; i < 3; i++) {
            write(folder, "f" + i + ".bgp", 20);
        }
        write(folder, "other.txt", 20);
        assertThat(read(folder, "filesPerSetMax", 4).diagnostics()).isEmpty();
        assertThat(read(folder, "filesPerSetMax", 3).diagnostics()).isEmpty();
        assertThat(codes(read(folder, "filesPerSetMax", 2))).containsExactly(Code.SET_TOO_LARGE);
        assertThat(read(folder, "entriesPerFolderMax", 5).diagnostics()).isEmpty();
        assertThat(read(folder, "entriesPerFolderMax", 4).diagnostics()).isEmpty();
        assertThat(codes(read(folder, "entriesPerFolderMax", 3))).containsExactly(Code.SET_TOO_LARGE);
        assertThat(read(folder, "bytesPerFileMax", 21).diagnostics()).isEmpty();
        assertThat(read(folder, "bytesPerFileMax", 20).diagnostics()).isEmpty();
        assertThat(codes(read(folder, "bytesPerFileMax", 19)))
                .containsExactly(Code.FILE_TOO_LARGE, Code.FILE_TOO_LARGE, Code.FILE_TOO_LARGE);
        assertThat(read(folder, "bytesPerSetMax", 61).diagnostics()).isEmpty();
        assertThat(read(folder, "bytesPerSetMax", 60).diagnostics()).isEmpty();
        assertThat(codes(read(folder, "bytesPerSetMax", 59))).containsExactly(Code.SET_TOO_LARGE);
    }

    @Test
    void whatIsImportedCountsToo(@TempDir Path both) throws IOException {
        write(both, "org/a.bgp", 20);
        write(both, "org/b.bgp", 20);
        Files.createDirectories(both.resolve("set"));
        Files.writeString(both.resolve("set/c.bgp"), "policy p\nimport \"../org\"\n");
        Path set = both.resolve("set");
        assertThat(read(set, "filesPerSetMax", 3).diagnostics()).isEmpty();
        assertThat(codes(read(set, "filesPerSetMax", 2))).containsExactly(Code.SET_TOO_LARGE);
        assertThat(read(set, "bytesPerSetMax", 65).diagnostics()).isEmpty();
        assertThat(codes(read(set, "bytesPerSetMax", 64))).containsExactly(Code.SET_TOO_LARGE);
        assertThat(read(set, "entriesPerFolderMax", 2).diagnostics()).isEmpty();
        assertThat(codes(read(set, "entriesPerFolderMax", 1))).containsExactly(Code.SET_TOO_LARGE);
    }

    private static List<Code> codes(Checked<?> checked) {
        return checked.diagnostics().stream().map(Diagnostic::code).toList();
    }

    @Test
    void sourcesInMemoryCountAsFilesDo() {
        List<SourceFile> two = List.of(new SourceFile("a.bgp", BASE), new SourceFile("b.bgp", "policy p\n"));
        Checked<List<SourceFile>> sources = new Checked<>(Optional.of(two), List.of());
        assertThat(codes(Checker.check(sources, Sets.limits(Map.of("filesPerSetMax", 2)))))
                .isEmpty();
        assertThat(codes(Checker.check(sources, Sets.limits(Map.of("filesPerSetMax", 1)))))
                .containsExactly(Code.SET_TOO_LARGE);
    }

    @Test
    void everyLimitHasACase() {
        Set<String> held = cases().map(Case::limit).collect(Collectors.toCollection(TreeSet::new));
        held.addAll(OF_FOLDERS);
        held.add("filesPerSetMax");
        assertThat(held).isEqualTo(standard().keySet());
    }

    private static Map<String, Long> standard() {
        Map<String, Long> values = new TreeMap<>();
        for (RecordComponent component : Limits.class.getRecordComponents()) {
            try {
                values.put(
                        component.getName(), ((Number) component.getAccessor().invoke(Limits.standard())).longValue());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(Arrays.toString(e.getStackTrace()), e);
            }
        }
        return values;
    }

    @Test
    void thePageOfTheLanguageStatesTheStandardValues() throws IOException {
        Matcher rows = Pattern.compile("\\| `([a-zA-Z]+Max)` \\| ([0-9 ]+) \\|")
                .matcher(Files.readString(Path.of("../docs/language.md")));
        Map<String, Long> stated = new TreeMap<>();
        while (rows.find()) {
            stated.put(rows.group(1), Long.parseLong(rows.group(2).replace(" ", "")));
        }
        assertThat(stated).isEqualTo(standard());
    }
}
