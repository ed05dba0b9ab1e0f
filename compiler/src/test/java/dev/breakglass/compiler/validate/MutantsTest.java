package dev.breakglass.compiler.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.compiler.CompiledUnit;
import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.compiler.janino.JavaCompiler;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.runtime.policy.CompiledPolicy;
import dev.breakglass.runtime.policy.ProgramLoader;
import dev.breakglass.runtime.policy.ProgramRefusedException;
import dev.breakglass.runtime.policy.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Whatever an emitter could get wrong, validation finds: small faults are made in what it wrote, one at a time, and each
 * has to be found by asking about the whole language.
 *
 * <p>Some of each kind are tried; {@code -Dbreakglass.mutants=1000000} tries all of them, and takes a while.
 */
class MutantsTest {

    private static final int EACH = Integer.getInteger("breakglass.mutants", 2);
    private static final int AT_LEAST = 30;

    private static final Policy POLICY = WholeLanguage.policy();
    private static final CompiledUnit UNIT = PolicyCompiler.compile(POLICY);
    private static final Arguments ARGUMENTS = new Arguments(UNIT.vocabulary());

    @Test
    void nothingIsFoundWhereNothingIsWrong() {
        assertThat(Validation.compare(POLICY, UNIT.toPolicy()).difference()).isEmpty();
    }

    @Test
    void everyFaultInTheGeneratedJavaIsFound() {
        Set<String> killed = new TreeSet<>();
        Set<String> survived = new TreeSet<>();
        for (JavaMutants.Mutant mutant : some(JavaMutants.of(UNIT.sources()))) {
            compiled(mutant).ifPresent(classes -> {
                boolean found = isFound(UNIT.vocabulary(), classes);
                boolean argued = ARGUMENTS.ofJava().values().stream().anyMatch(why -> why.test(mutant));
                if (found) {
                    killed.add(mutant.name());
                } else if (!argued) {
                    survived.add(mutant.name());
                }
            });
        }

        assertThat(survived).isEmpty();
        assertThat(killed).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    }

    @Test
    void everyFaultInTheVocabularyIsFound() {
        Set<String> killed = new TreeSet<>();
        Set<String> survived = new TreeSet<>();
        for (RecordMutants.Mutant<Vocabulary> mutant : someOf(RecordMutants.of(UNIT.vocabulary()))) {
            boolean argued =
                    ARGUMENTS.ofTheVocabulary().values().stream().anyMatch(why -> why.test(mutant.name()));
            if (isFound(mutant.value(), UNIT.classes())) {
                killed.add(mutant.name());
            } else if (!argued) {
                survived.add(mutant.name());
            }
        }

        assertThat(survived).isEmpty();
        assertThat(killed).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    }

    @Test
    void everyArgumentSpeaksOfSomeFault() {
        List<JavaMutants.Mutant> java = JavaMutants.of(UNIT.sources());
        List<RecordMutants.Mutant<Vocabulary>> vocabulary = RecordMutants.of(UNIT.vocabulary());

        assertThat(idle(ARGUMENTS.ofJava(), java)).isEmpty();
        assertThat(idle(
                        ARGUMENTS.ofTheVocabulary(),
                        vocabulary.stream().map(RecordMutants.Mutant::name).toList()))
                .isEmpty();
    }

    private static <T> List<String> idle(Map<String, Predicate<T>> arguments, List<T> mutants) {
        return arguments.entrySet().stream()
                .filter(why -> mutants.stream().noneMatch(why.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Optional<Map<String, byte[]>> compiled(JavaMutants.Mutant mutant) {
        Map<String, String> sources = new TreeMap<>(UNIT.sources());
        sources.put(mutant.type(), mutant.source());
        try {
            return Optional.of(JavaCompiler.compile(ProgramLoader.PACKAGE, sources));
        } catch (IllegalStateException e) {
            // What does not compile is found without us.
            return Optional.empty();
        }
    }

    private static boolean isFound(Vocabulary vocabulary, Map<String, byte[]> classes) {
        try {
            CompiledPolicy policy = new CompiledPolicy(vocabulary, ProgramLoader.load(classes));
            return Validation.compare(POLICY, policy).difference().isPresent();
        } catch (ProgramRefusedException | VerifyError e) {
            return true;
        }
    }

    /** So many of each kind, spread over all there are. */
    private static List<JavaMutants.Mutant> some(List<JavaMutants.Mutant> all) {
        Map<String, List<JavaMutants.Mutant>> kinds = all.stream()
                .collect(Collectors.groupingBy(JavaMutants.Mutant::kind, TreeMap::new, Collectors.toList()));
        List<JavaMutants.Mutant> some = new ArrayList<>();
        kinds.values().forEach(kind -> some.addAll(spread(kind)));
        return some;
    }

    /** So many of each part of the vocabulary: of what is said before the first bracket, and after the last one. */
    private static List<RecordMutants.Mutant<Vocabulary>> someOf(List<RecordMutants.Mutant<Vocabulary>> all) {
        Map<String, List<RecordMutants.Mutant<Vocabulary>>> parts = new HashMap<>(all.stream()
                .collect(Collectors.groupingBy(mutant -> mutant.name()
                        .replaceAll("\\[[^]]*]", "")
                        .replaceAll(":.*", ""))));
        List<RecordMutants.Mutant<Vocabulary>> some = new ArrayList<>();
        new TreeMap<>(parts).values().forEach(part -> some.addAll(spread(part)));
        return some;
    }

    private static <T> List<T> spread(List<T> all) {
        int step = Math.max(1, all.size() / EACH);
        List<T> some = new ArrayList<>();
        for (int i = step / 2; i < all.size() && some.size() < EACH; i += step) {
            some.add(all.get(i));
        }
        return some;
    }
}
