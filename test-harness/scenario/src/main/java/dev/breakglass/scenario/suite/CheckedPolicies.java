package dev.breakglass.scenario.suite;

import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.DiagnosticRenderer;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.read.SourceReader;
import dev.breakglass.scenario.play.LoadedPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Collectors;

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
        Checked<Policy> checked = Checker.check(SourceReader.read(path));
        Policy policy = checked.value()
                .orElseThrow(() -> new PolicyFaultException(checked.diagnostics().stream()
                        .map(fault -> DiagnosticRenderer.render(fault, false))
                        .collect(Collectors.joining("\n"))
                        .stripTrailing()));
        return LoadedPolicy.of(maker.apply(policy), policy);
    }
}
