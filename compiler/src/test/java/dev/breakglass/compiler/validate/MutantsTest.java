package dev.breakglass.compiler.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.compiler.CompiledUnit;
import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.compiler.janino.JavaCompiler;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.runtime.policy.CompiledPolicy;
import dev.breakglass.runtime.policy.PolicyData;
import dev.breakglass.runtime.policy.ProgramLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever the compiler could get wrong, validation finds: small faults are made in what it wrote, one at a time, and each
 * has to be found by asking about the whole language. What does not compile, or cannot be loaded, is no fault that anybody
 * could meet, and counts for nothing.
 *
 * <p>Some of each kind are tried; {@code -Dbreakglass.mutants=1000000} tries all of them, and takes a while.
 */
@Tag("any-jdk")
class MutantsTest {

    private static final int EACH = Integer.getInteger("breakglass.mutants", 2);
    private static final int AT_LEAST = 30;

    private static final Policy POLICY = WholeLanguage.policy();
    private static final CompiledUnit UNIT = PolicyCompiler.compile(POLICY);
    private static final Map<String, String> TEXTS =
            POLICY.sources().stream().collect(Collectors.toMap(SourceFile::name, SourceFile::text));
    private static final Questions QUESTIONS = new Questions(POLICY);
    private static final Arguments ARGUMENTS = new Arguments(UNIT.data(), WholeLanguage.text());

    @Test
    void nothingIsFoundWhereNothingIsWrong() {
        assertThat(QUESTIONS.find(UNIT.toPolicy())).isFalse();
    }

    @Test
    void everyFaultInTheGeneratedJavaIsFound() {
        List<JavaMutants.Mutant> mutants = some(JavaMutants.of(UNIT.sources()), JavaMutants.Mutant::kind, EACH);

        require(mutants, JavaMutants.Mutant::name, MutantsTest::compiled, ARGUMENTS.ofJava());
    }

    @Test
    void everyFaultInTheDataIsFound() {
        List<RecordMutants.Mutant<PolicyData>> mutants =
                some(RecordMutants.of(UNIT.data()), RecordMutants.Mutant::part, EACH);

        require(mutants, RecordMutants.Mutant::name, MutantsTest::loaded, byName());
    }

    @Test
    void validationRefusesOneOfEveryKind() {
        List<CompiledPolicy> faulty = some(JavaMutants.of(UNIT.sources()), JavaMutants.Mutant::kind, 1).stream()
                .flatMap(mutant -> compiled(mutant).stream())
                .filter(QUESTIONS::find)
                .toList();

        assertThat(faulty)
                .hasSizeGreaterThan(10)
                .allSatisfy(
                        policy -> assertThat(Validation.compare(POLICY, policy).difference())
                                .isPresent());
    }

    @Test
    void everyArgumentSpeaksOfSomeFault() {
        assertThat(idle(ARGUMENTS.ofJava(), JavaMutants.of(UNIT.sources()))).isEmpty();
        assertThat(idle(byName(), RecordMutants.of(UNIT.data()))).isEmpty();
    }

    private static Map<String, Predicate<RecordMutants.Mutant<PolicyData>>> byName() {
        return ARGUMENTS.ofTheData().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, why -> mutant -> why.getValue().test(mutant.name())));
    }

    private static <T> void require(
            List<T> mutants,
            Function<T, String> name,
            Function<T, Optional<CompiledPolicy>> policy,
            Map<String, Predicate<T>> arguments) {
        List<String> survived = new ArrayList<>();
        int killed = 0;
        for (T mutant : mutants) {
            Optional<CompiledPolicy> faulty = policy.apply(mutant);
            if (faulty.filter(QUESTIONS::find).isPresent()) {
                killed++;
            } else if (faulty.isPresent() && arguments.values().stream().noneMatch(why -> why.test(mutant))) {
                survived.add(name.apply(mutant));
            }
        }
        assertThat(survived).isEmpty();
        assertThat(killed).isGreaterThanOrEqualTo(AT_LEAST);
    }

    private static <T> List<String> idle(Map<String, Predicate<T>> arguments, List<T> mutants) {
        return arguments.entrySet().stream()
                .filter(why -> mutants.stream().noneMatch(why.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Optional<CompiledPolicy> compiled(JavaMutants.Mutant mutant) {
        Map<String, String> sources = new TreeMap<>(UNIT.sources());
        sources.put(mutant.type(), mutant.source());
        try {
            return policy(UNIT.data(), JavaCompiler.compile(ProgramLoader.PACKAGE, sources));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static Optional<CompiledPolicy> loaded(RecordMutants.Mutant<PolicyData> mutant) {
        return policy(mutant.value(), UNIT.classes());
    }

    private static Optional<CompiledPolicy> policy(PolicyData data, Map<String, byte[]> classes) {
        try {
            return Optional.of(new CompiledPolicy(data, () -> TEXTS, () -> ProgramLoader.load(classes)));
        } catch (RuntimeException | VerifyError e) {
            return Optional.empty();
        }
    }

    /** So many of each kind, spread over all there are. */
    private static <T> List<T> some(List<T> all, Function<T, String> kind, int each) {
        List<T> some = new ArrayList<>();
        all.stream()
                .collect(Collectors.groupingBy(kind, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(one -> some.addAll(spread(one, each)));
        return some;
    }

    private static <T> List<T> spread(List<T> all, int count) {
        int step = Math.max(1, all.size() / count);
        List<T> some = new ArrayList<>();
        for (int i = step / 2; i < all.size() && some.size() < count; i += step) {
            some.add(all.get(i));
        }
        return some;
    }
}
