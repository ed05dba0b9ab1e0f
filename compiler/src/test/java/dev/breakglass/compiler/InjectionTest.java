package dev.breakglass.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.Limits;
import dev.breakglass.runtime.policy.CompiledPolicy;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a policy says in words stays words: no text leaves its literal. */
class InjectionTest {

    private static final Instant NOW = Instant.parse("2026-03-14T02:18:00Z");

    private static CompiledPolicy forbidding(String id) {
        return forbidding(id, Limits.standard());
    }

    private static CompiledPolicy forbidding(String id, Limits limits) {
        String quoted = id.replace("\\", "\\\\").replace("\"", "\\\"");
        return PolicyCompiler.compile(DifferentialTest.checked("""
                policy x
                action a
                resource db
                zone z { contains db "*" }
                forbid f {
                  when requester.id == "%s"
                }
                """.formatted(quoted), limits))
                .toPolicy();
    }

    private static boolean forbids(CompiledPolicy policy, String id) {
        Person person = new Person(id, Set.of(), Map.of());
        return policy.decide(Request.of(person, "z", "a", new Resource("db", "d", Map.of()), NOW)).findings().stream()
                .anyMatch(finding -> finding.code().code().equals("forbidden"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\u0022",
                "\\u000a",
                "\\\\u0022",
                "\\",
                "\\\\",
                "*/",
                "/*",
                "//",
                "\"; System.exit(1); \"",
                "\\u0022;System.exit(1);//",
                "'",
                "${x}",
                "%s%n",
                "\\134",
                "\\0",
                "ü",
                "\ud83d\ude00",
                "a\tb",
                "{}",
                "\\u005cu0022"
            })
    void everyTextIsCompiledExactlyAsItStands(String text) {
        CompiledPolicy policy = forbidding(text);

        assertThat(forbids(policy, text)).isTrue();
        assertThat(forbids(policy, text + " ")).isFalse();
        assertThat(forbids(policy, "")).isFalse();
    }

    @Test
    void aTextLongerThanAConstantOfAClassFileIsCompiledWhole() {
        String text = "\u20ac".repeat(70_000) + "end";
        CompiledPolicy policy = forbidding(text, Limits.standard().withCharactersPerText(text.length()));

        assertThat(forbids(policy, text)).isTrue();
        assertThat(forbids(policy, text.substring(1))).isFalse();
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
