package dev.breakglass.dsl.lint.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.DiagnosticRenderer;
import dev.breakglass.dsl.diagnostic.Fix;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.lint.style.StyleRules;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Literal;
import dev.breakglass.dsl.model.Type;
import dev.breakglass.dsl.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fix that a golden case offers leaves a policy that decides the same, for what is unknown and tolerated too. */
class FixesKeepDecisionsTest {
    private static final Path CASES = Path.of("src/test/resources/lint");
    private static final int WORLDS = 300;
    private static final long SEED = 20_13;

    static Stream<Arguments> fixes() throws IOException {
        List<Arguments> fixes = new ArrayList<>();
        for (Rule rule : Stream.concat(ConditionRules.all().stream(), StyleRules.all().stream())
                .toList()) {
            try (Stream<Path> cases = Files.list(CASES.resolve(rule.code().slug()))) {
                for (Path folder : cases.sorted().toList()) {
                    SourceFile file = new SourceFile("policy.bgp", Files.readString(folder.resolve("policy.bgp")));
                    for (Diagnostic finding : findings(rule, checked(file))) {
                        finding.fix().ifPresent(fix -> fixes.add(Arguments.of(rule, file, fix)));
                    }
                }
            }
        }
        return fixes.stream();
    }

    private static List<Diagnostic> findings(Rule rule, CheckedSet set) {
        List<Diagnostic> found = new ArrayList<>();
        rule.look(set, Settings.standard(), found::add);
        return found;
    }

    private static CheckedSet checked(SourceFile file) {
        Checked<CheckedSet> checked =
                Checker.checkSet(new Checked<>(Optional.of(List.of(file)), List.of()), Limits.standard());
        assertThat(new DiagnosticRenderer(false).render(checked.diagnostics())).isEmpty();
        return checked.value().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("fixes")
    void aFixedPolicyDecidesTheSameAndIsNotToldOfAgain(Rule rule, SourceFile file, Fix fix) {
        CheckedSet before = checked(file);
        CheckedSet after = checked(new SourceFile(file.name(), fixed(file.text(), fix)));
        assertThat(findings(rule, after)).hasSizeLessThan(findings(rule, before).size());
        assertThat(withoutConditions(after)).isEqualTo(withoutConditions(before));
        List<Site> old = Site.all(before);
        List<Site> fresh = Site.all(after);
        assertThat(fresh).hasSameSizeAs(old);
        Random random = new Random(SEED);
        for (int i = 0; i < old.size(); i++) {
            Expr one = old.get(i).meant();
            Expr other = fresh.get(i).meant();
            Map<String, List<Literal>> pool = pool(List.of(one, other));
            for (int world = 0; world < WORLDS; world++) {
                Set<String> tolerated = world % 2 == 0 ? Set.of() : Set.of("network", "device-trusted", "load");
                World request = new World(random, pool, tolerated);
                assertThat(request.decide(other)).isEqualTo(request.decide(one));
            }
        }
    }

    private static String fixed(String text, Fix fix) {
        StringBuilder fixed = new StringBuilder(text);
        fix.edits().stream()
                .sorted(Comparator.comparing(
                                (Fix.Edit edit) -> edit.place().span().start())
                        .reversed())
                .forEach(edit -> fixed.replace(
                        edit.place().span().start(), edit.place().span().end(), edit.text()));
        return fixed.toString();
    }

    /** Everything that a policy says beside its conditions, wherever it is written. */
    private static List<String> withoutConditions(CheckedSet set) {
        List<String> said = new ArrayList<>();
        set.policy()
                .zones()
                .forEach(zone -> said.add(zone.name()
                        + zone.contains()
                        + zone.bounds()
                        + zone.flowsTo()
                        + zone.admits().size()));
        set.policy().signals().forEach(signal -> said.add(signal.toString()));
        set.policy().roles().forEach(role -> said.add(role.toString()));
        set.policy()
                .paths()
                .forEach(path -> said.add(path.name()
                        + path.zone().name()
                        + path.roles()
                        + path.allow()
                        + path.mfa()
                        + path.approvals()
                        + path.escalate()
                        + path.justify()
                        + path.ttl()
                        + path.extend()
                        + path.observe()
                        + path.limit()
                        + path.tolerate()
                        + path.issues()
                        + path.duties()
                        + path.review()));
        set.policy()
                .forbids()
                .forEach(forbid -> said.add(
                        forbid.name() + forbid.zone().map(Object::toString) + forbid.roles() + forbid.actions()));
        said.add(set.policy().docs().toString());
        return said.stream()
                .map(text -> text.replaceAll("policy\\.bgp:\\d+:\\d+", "").replaceAll("When\\[.*", ""))
                .toList();
    }

    /** The constants that an input is compared with, and one that it is not. */
    private static Map<String, List<Literal>> pool(List<Expr> conditions) {
        Map<String, List<Literal>> pool = new HashMap<>();
        for (Expr condition : conditions) {
            Walk.inputs(condition, (input, place) -> {
                List<Literal> own = pool.computeIfAbsent(input.text(), name -> new ArrayList<>());
                if (input.type() instanceof Type.Choice choice) {
                    choice.values().forEach(value -> own.add(new Literal.Choice(value)));
                } else if (input.type() instanceof Type.Int) {
                    Stream.of(0L, 1L, 2L, 3L, 4L, 5L, 6L).forEach(value -> own.add(new Literal.Int(value)));
                } else if (input.type() instanceof Type.Length) {
                    Stream.of(1, 60, 90).forEach(value -> own.add(new Literal.Length(Duration.ofMinutes(value))));
                } else {
                    own.add(new Literal.Text("any"));
                    own.add(new Literal.Text("payments"));
                }
            });
            Walk.each(condition, term -> {
                if (term instanceof Expr.Compare compare
                        && compare.left() instanceof Expr.Operand.Of of
                        && compare.right() instanceof Expr.Operand.Constant constant) {
                    pool.get(of.input().text()).add(constant.literal());
                }
            });
        }
        return pool;
    }
}
