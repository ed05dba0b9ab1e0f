package dev.breakglass.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.compiler.validate.Validated;
import dev.breakglass.compiler.validate.Validation;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.bundle.PolicyBundle;
import dev.breakglass.runtime.policy.CompiledPolicy;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import dev.breakglass.runtime.request.Value;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a policy says in words stays words: no text leaves its literal. */
class InjectionTest {

    private static final Instant NOW = Instant.parse("2026-03-14T02:18:00Z");

    private static final LogSigner SIGNER = LogSigner.generate("example.org/policy");
    private static final String MARK = "mark";

    /** A text in every place that has one, and comments. */
    private static final String EVERYWHERE = """
            policy x // mark
            action a
            resource db
            resource host
            role r from group "mark"
            signal tags: set of string fresh 1m from db "mark"
            factor push from db "mark"
            /// mark
            zone z { contains db "mark", host "*mark*" }
            breakglass p {
              zone z
              for r
              allow a on db "mark", host "*mark*x"
              when requester.id != "mark-" and (tags has "mark" or incident.id starts with "mark" or incident.id ends with "mark")
              mfa any within 1m
              approve none because "mark"
              justify ticket /mark[0-9]?/
              ttl 1m
              issue ssh { user: "mark" }
              notify "mark"
              after rotate "mark"
              review none because "mark" // mark
            }
            forbid f {
              when requester.id == "mark" or requester.id in { "mark-a", "mark-b" } or requester.id matches /mark[x-z]/
            }
            """;

    /** What the language lets into a text. */
    static Stream<String> texts() {
        return Stream.of(
                "\\u0022",
                "\\u000a",
                "\\u000d",
                "\\\\u0022",
                "\\uuuu0022",
                "\\",
                "\\\\",
                "*/",
                "/*",
                "//",
                "*/ } static { System.exit(1); } /*",
                "\"; System.exit(1); \"",
                "\");System.exit(1);//",
                "\\u0022;System.exit(1);//",
                "'",
                "\"\"\"",
                "${x}",
                "${jndi:ldap://127.0.0.1/x}",
                "#{1+1}",
                "{{x}}",
                "%s%n%1$s",
                "\\134",
                "\\0",
                "\\n",
                "ü",
                "\ud83d\ude00",
                "\uffff",
                "a\tb",
                "{}",
                "[]",
                "\\u005cu0022",
                "\\E.*\\Q");
    }

    /** What the language does not let in, and the compiler need not know. */
    static Stream<String> forbiddenTexts() {
        return Stream.of(
                "\u0000", "a\nb", "\r", "\r\n", "\n//", "\u0085", "\u2028", "\u2029", "\u202e", "\ufeff", "\u001a");
    }

    static Stream<String> halvesOfPairs() {
        return Stream.of("\ud800", "\udc00", "\udc00\ud800", "x\ud83d");
    }

    /** Longer than a literal, a constant of a class file, or a piece of one can be. */
    static Stream<String> longTexts() {
        String pair = "\ud83d\ude00";
        return Stream.of(
                "l".repeat(16_000),
                "l".repeat(16_001),
                "l".repeat(65_535),
                "l".repeat(65_536),
                "\u20ac".repeat(21_845),
                "\u20ac".repeat(21_846),
                "\u20ac".repeat(70_000) + "end",
                "l".repeat(15_999) + pair + "l".repeat(16_001),
                "\\".repeat(16_001),
                "\"".repeat(33_000),
                "\u0000".repeat(40_000));
    }

    static Stream<String> allTexts() {
        return Stream.concat(texts(), forbiddenTexts());
    }

    private static Policy planted(String text) {
        return Planted.in(DifferentialTest.checked(EVERYWHERE), MARK, text);
    }

    /** Without a star before the text: the reference tries such a glob at every character. */
    private static Policy plantedAtTheBeginning(String text) {
        return Planted.in(DifferentialTest.checked(EVERYWHERE.replace("\"*mark*", "\"mark*")), MARK, text);
    }

    @ParameterizedTest
    @MethodSource("allTexts")
    void everyTextIsCompiledExactlyAsItStands(String text) {
        Policy policy = planted(text);
        CompiledPolicy compiled = PolicyCompiler.compile(policy).toPolicy();

        Validated validated = Validation.compare(policy, compiled);

        assertThat(validated.difference()).isEmpty();
        assertThat(validated.questions()).isGreaterThan(300);
        requireForbidden(compiled, text);
        requireSame(policy, compiled, text);
    }

    @ParameterizedTest
    @MethodSource({"allTexts", "longTexts"})
    void everyTextComesBackFromASignedBundle(String text) {
        Policy policy = plantedAtTheBeginning(text);
        byte[] bundle = PolicyCompiler.compile(policy).bundle().signed(SIGNER);
        CompiledPolicy loaded =
                PolicyBundle.open(bundle, List.of(SIGNER.verifierKey())).toPolicy();

        requireForbidden(loaded, text);
        requireSame(policy, loaded, text);
    }

    /** A bundle is UTF-8, which has no half of a pair, and no other character is written in its place. */
    @ParameterizedTest
    @MethodSource("halvesOfPairs")
    void halfOfASurrogatePairIsNotWritten(String text) {
        Policy policy = planted(text);

        CompiledUnit unit = PolicyCompiler.compile(policy);

        assertThatThrownBy(unit::bundle).hasMessageContaining("half a surrogate pair");
    }

    @ParameterizedTest
    @MethodSource("longTexts")
    void aTextLongerThanAConstantOfAClassFileIsCompiledWhole(String text) {
        Policy policy = plantedAtTheBeginning(text);
        CompiledPolicy compiled = PolicyCompiler.compile(policy).toPolicy();

        requireForbidden(compiled, text);
        requireSame(policy, compiled, text);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void whatTheLanguageLetsInComesThroughIt(String text) {
        String quoted = text.replace("\\", "\\\\").replace("\"", "\\\"");
        Policy policy = DifferentialTest.checked("""
                policy x // %1$s
                action a
                resource host
                /// %1$s
                zone z { contains host "*" } // %1$s
                forbid f {
                  // %1$s
                  when requester.id == "%2$s" // %1$s
                }
                """.formatted(text, quoted));

        requireForbidden(PolicyCompiler.compile(policy).toPolicy(), text);
    }

    @ParameterizedTest
    @MethodSource({"forbiddenTexts", "halvesOfPairs"})
    void whatTheLanguageDoesNotLetInIsSaid(String text) {
        var checked = Checker.check(List.of(new SourceFile("x.bgp", "policy x\nrole r from group \"" + text + "\"\n")));

        assertThat(checked.value()).isEmpty();
        assertThat(checked.diagnostics().stream().map(Diagnostic::code))
                .containsAnyOf(Code.FORBIDDEN_CHARACTER, Code.UNCLOSED_STRING);
    }

    /** Whose id is this text is forbidden, and nobody whose id is another by a little. */
    private static void requireForbidden(CompiledPolicy policy, String text) {
        assertThat(forbids(policy, text, text)).isTrue();
        assertThat(forbids(policy, text, text + " ")).isFalse();
        assertThat(forbids(policy, text, text.substring(1))).isFalse();
        assertThat(forbids(policy, text, text.substring(0, text.length() - 1) + "?"))
                .isFalse();
        assertThat(forbids(policy, text, "")).isFalse();
    }

    private static boolean forbids(CompiledPolicy policy, String text, String id) {
        Person person = new Person(id, Set.of(), Map.of());
        Request request = Request.of(person, "z", "a", new Resource("host", text, Map.of()), NOW);
        return policy.decide(request).findings().stream().anyMatch(finding -> finding.code() == ReasonCode.FORBIDDEN);
    }

    private static void requireSame(Policy policy, CompiledPolicy compiled, String text) {
        ReferenceEvaluator reference = new ReferenceEvaluator(policy);
        for (String id : List.of(text, text + "-", text + "-a", text + "x", "somebody")) {
            for (String kind : List.of("db", "host")) {
                Person person = new Person(id, Set.of(text), Map.of());
                Request request = Request.of(person, "z", "a", new Resource(kind, text, Map.of()), NOW)
                        .withSignals(Map.of("tags", new Reading(Value.of(List.of(Value.of(text))), NOW)));
                assertThat(compiled.decide(request)).isEqualTo(reference.decide(request));
            }
        }
        assertThat(compiled.terms("p")).isEqualTo(reference.terms("p"));
        assertThat(compiled.roles(Set.of(text))).containsExactly("r");
    }

    @Test
    void noNameOfThePolicyStandsInTheSource() {
        var unit = PolicyCompiler.compile(DifferentialTest.checked(RandomPolicy.text(11)));

        assertThat(String.join("\n", unit.sources().values()).toLowerCase(Locale.ROOT))
                .doesNotContain("random.bgp")
                .doesNotContain("x.read")
                .contains("// file 0, line ");
    }

    @Test
    void theSamePolicyGivesTheSameBytes() {
        var first = PolicyCompiler.compile(DifferentialTest.checked(RandomPolicy.text(11)));
        var second = PolicyCompiler.compile(DifferentialTest.checked(RandomPolicy.text(11)));

        assertThat(first.sources()).isEqualTo(second.sources());
        assertThat(first.classes().keySet()).isEqualTo(second.classes().keySet());
        first.classes()
                .forEach((name, bytes) ->
                        assertThat(bytes).isEqualTo(second.classes().get(name)));
    }
}
