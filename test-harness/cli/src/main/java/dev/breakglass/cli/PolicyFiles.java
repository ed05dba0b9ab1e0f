package dev.breakglass.cli;

import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.runtime.audit.VerifierKey;
import dev.breakglass.runtime.bundle.BundleException;
import dev.breakglass.runtime.bundle.PolicyBundle;
import dev.breakglass.scenario.play.LoadedPolicy;
import dev.breakglass.scenario.suite.CheckedPolicies;
import dev.breakglass.scenario.suite.PolicyFaultException;
import dev.breakglass.scenario.suite.PolicyLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The policies of scenarios: policy sets, which are compiled, and bundles that one of the trusted keys has signed. */
final class PolicyFiles implements PolicyLoader {

    private final PolicyLoader sets =
            new CheckedPolicies(policy -> PolicyCompiler.compile(policy).toPolicy());
    private final List<VerifierKey> trusted;

    PolicyFiles(List<VerifierKey> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    @Override
    public LoadedPolicy load(Path path) throws IOException {
        if (!Decider.isBundle(path)) {
            return sets.load(path);
        }
        if (trusted.isEmpty()) {
            throw new PolicyFaultException("this is a bundle, and --key PUBLIC says whose signature to believe");
        }
        try {
            PolicyBundle bundle = PolicyBundle.open(path, trusted, 0);
            return new LoadedPolicy(bundle.toPolicy(), Decider.sources(bundle));
        } catch (BundleException e) {
            throw new PolicyFaultException(String.valueOf(e.getMessage()));
        }
    }
}
