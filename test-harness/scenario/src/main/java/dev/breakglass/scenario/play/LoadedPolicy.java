package dev.breakglass.scenario.play;

import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Source;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.scenario.result.Reason;
import java.util.List;

/**
 * A compiled policy together with its text, so that a reason can show the line that it comes from.
 *
 * @param witness hears what happens while it is in force
 */
public record LoadedPolicy(Policy policy, List<SourceFile> sources, Witness witness) {

    public LoadedPolicy(Policy policy, List<SourceFile> sources) {
        this(policy, sources, Witness.NONE);
    }

    public LoadedPolicy {
        sources = List.copyOf(sources);
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
