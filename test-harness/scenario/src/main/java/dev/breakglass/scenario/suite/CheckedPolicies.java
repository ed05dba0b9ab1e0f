package dev.breakglass.scenario.suite;

import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.DiagnosticRenderer;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.read.SourceReader;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.scenario.play.LoadedPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Loads policy sets from their sources: reads, checks, and hands what is sound to what makes it decide, be it the
 * compiler or the reference evaluator. As thread-safe as that is.
 */
public final class CheckedPolicies implements PolicyLoader {

    private final Function<Policy, ? extends dev.breakglass.runtime.policy.Policy> maker;

    /** @param maker makes a checked policy decide */
    public CheckedPolicies(Function<Policy, ? extends dev.breakglass.runtime.policy.Policy> maker) {
        this.maker = maker;
    }

    /** A file that cannot be read as text makes the whole set unsound. */
    @Override
    public LoadedPolicy load(Path path) throws IOException {
        Checked<List<SourceFile>> sources = SourceReader.read(path);
        Checked<Policy> checked = Checker.check(sources.value().orElse(List.of()));
        List<Diagnostic> faults = Stream.concat(sources.diagnostics().stream(), checked.diagnostics().stream())
                .toList();
        Optional<Policy> sound = faults.isEmpty() ? checked.value() : Optional.empty();
        Policy policy = sound.orElseThrow(() -> new PolicyFaultException(faults.stream()
                .map(fault -> DiagnosticRenderer.render(fault, false))
                .collect(Collectors.joining("\n"))
                .stripTrailing()));
        return new LoadedPolicy(maker.apply(policy), policy.sources());
    }
}
