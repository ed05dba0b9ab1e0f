package dev.breakglass.dsl.lint.fix;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.lint.Linter;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Applies the fixes that findings carry until there is none left to apply. A fix after which the set would not check,
 * or would decide anything in another way, is refused, whatever its rule promised. Pure, and thread-safe.
 */
public final class Fixer {
    private static final int ROUNDS_MAX = 10;

    private final Limits limits;
    private final Function<CheckedSet, List<Diagnostic>> look;

    private Fixer(Limits limits, Function<CheckedSet, List<Diagnostic>> look) {
        this.limits = limits;
        this.look = look;
    }

    /**
     * A set after its fixes.
     *
     * @param set as it is now
     * @param applied findings that were put right, in the order in which they were
     * @param refused findings whose fix would have done more than it should
     */
    public record Fixed(CheckedSet set, List<Diagnostic> applied, List<Diagnostic> refused) {
        public Fixed {
            applied = List.copyOf(applied);
            refused = List.copyOf(refused);
        }
    }

    /** All sources of the set, in order of name, those of imported sets as they were. */
    public static List<SourceFile> fixed(CheckedSet set, Settings settings) {
        return fix(set, settings, Limits.standard()).set().policy().sources();
    }

    /** Applies what the rules propose and no comment allows to stay as it is. */
    public static Fixed fix(CheckedSet set, Settings settings, Limits limits) {
        return fix(set, limits, current -> Linter.lint(current, settings));
    }

    static Fixed fix(CheckedSet set, Limits limits, Function<CheckedSet, List<Diagnostic>> look) {
        return new Fixer(limits, look).fix(set);
    }

    private Fixed fix(CheckedSet set) {
        List<Diagnostic> applied = new ArrayList<>();
        Set<String> known = new HashSet<>();
        CheckedSet current = set;
        for (int round = 0; round < ROUNDS_MAX; round++) {
            Round next = new Round(current);
            next.accept(apart(look.apply(current), known));
            applied.addAll(next.accepted);
            current = next.result;
            boolean learnt = known.addAll(next.refused.stream().map(Fixer::key).toList());
            if (next.accepted.isEmpty() && !learnt) {
                break;
            }
        }
        List<Diagnostic> refused = look.apply(current).stream()
                .filter(finding -> finding.fix().isPresent() && known.contains(key(finding)))
                .toList();
        return new Fixed(current, applied, refused);
    }

    /** What a finding says, wherever it stands by now. */
    private static String key(Diagnostic finding) {
        return finding.code() + " " + finding.place().file() + " " + finding.message();
    }

    /**
     * The findings that can be put right together; the others have their turn in the next round. What was refused
     * before comes last, so that it is in nobody's way.
     */
    private static List<Diagnostic> apart(List<Diagnostic> findings, Set<String> refused) {
        Edits taken = new Edits();
        return findings.stream()
                .sorted(Comparator.comparing(finding -> refused.contains(key(finding))))
                .filter(finding -> finding.fix()
                        .filter(fix -> fix.edits().stream()
                                .allMatch(edit -> edit.place().file().set().isEmpty()))
                        .filter(taken::take)
                        .isPresent())
                .toList();
    }

    /** One round: all places are those of the set with which it began. */
    private final class Round {
        private final CheckedSet before;
        private final Meaning meaning;
        private final List<Diagnostic> accepted = new ArrayList<>();
        private final List<Diagnostic> refused = new ArrayList<>();
        private CheckedSet result;

        Round(CheckedSet before) {
            this.before = before;
            this.meaning = Meaning.of(before.policy());
            this.result = before;
        }

        /** Looks for the ones to refuse by halves, so that one bad fix among many costs little. */
        void accept(List<Diagnostic> more) {
            if (more.isEmpty()) {
                return;
            }
            List<Diagnostic> all = new ArrayList<>(accepted);
            all.addAll(more);
            Optional<CheckedSet> after = with(all);
            if (after.isPresent()) {
                accepted.addAll(more);
                result = after.get();
            } else if (more.size() == 1) {
                refused.addAll(more);
            } else {
                accept(more.subList(0, more.size() / 2));
                accept(more.subList(more.size() / 2, more.size()));
            }
        }

        private Optional<CheckedSet> with(List<Diagnostic> findings) {
            Edits edits = new Edits();
            findings.forEach(finding -> edits.take(finding.fix().orElseThrow()));
            List<SourceFile> sources = edits.applied(before.policy().sources());
            return Checker.checkSet(new Checked<>(Optional.of(sources), List.of()), limits)
                    .value()
                    .filter(after -> meaning.isKeptBy(Meaning.of(after.policy())));
        }
    }
}
