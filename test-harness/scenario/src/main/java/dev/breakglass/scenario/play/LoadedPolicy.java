package dev.breakglass.scenario.play;

import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Source;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.scenario.result.Reason;
import java.util.List;
import java.util.Optional;

/**
 * A policy that decides, together with its text, so that a reason can show the line that it comes from.
 *
 * @param text what the sources say; absent if they are not sound, which those of a bundle need not be
 * @param witness hears what happens while it is in force
 */
public record LoadedPolicy(
        Policy policy, List<SourceFile> sources, Optional<dev.breakglass.dsl.model.Policy> text, Witness witness) {

    public LoadedPolicy {
        sources = List.copyOf(sources);
    }

    /** What decides by a text. */
    public static LoadedPolicy of(Policy policy, dev.breakglass.dsl.model.Policy text) {
        return new LoadedPolicy(policy, text.sources(), Optional.of(text), Witness.NONE);
    }

    /** What decides, with the sources that it says it comes from. */
    public static LoadedPolicy with(Policy policy, List<SourceFile> sources) {
        return new LoadedPolicy(policy, sources, Checker.check(sources).value(), Witness.NONE);
    }

    /** The same text before a witness, with what decides in its place. */
    public LoadedPolicy before(Witness other, Policy decides) {
        return new LoadedPolicy(decides, sources, text, other);
    }

    /** What a decision found, each with the line of the policy that it comes from. */
    public List<Reason> reasons(List<Finding> findings) {
        return findings.stream()
                .map(f -> new Reason(
                        policy.digest(),
                        f.code().code(),
                        f.path(),
                        f.need(),
                        f.have(),
                        f.source(),
                        f.source().map(this::line).orElse("")))
                .toList();
    }

    /** The line's text without outer white space; empty if the policy has no such file. */
    String line(Source source) {
        return sources.stream()
                .filter(file -> file.name().equals(source.file()))
                .findFirst()
                .map(file -> file.line(source.line()).strip())
                .orElse("");
    }
}
