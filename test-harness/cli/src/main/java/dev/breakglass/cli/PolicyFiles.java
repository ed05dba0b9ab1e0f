package dev.breakglass.cli;

import dev.breakglass.compiler.BundleFiles;
import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.runtime.audit.VerifierKey;
import dev.breakglass.runtime.bundle.BundleException;
import dev.breakglass.runtime.bundle.PolicyBundle;
import dev.breakglass.scenario.play.LoadedPolicy;
import dev.breakglass.scenario.suite.CheckedPolicies;
import dev.breakglass.scenario.suite.PolicyFaultException;
import dev.breakglass.scenario.suite.PolicyLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The policies of scenarios: policy sets, which are compiled, or with keys bundles that one of them has signed. */
final class PolicyFiles implements PolicyLoader {

    private final PolicyLoader sets =
            new CheckedPolicies(policy -> PolicyCompiler.compile(policy).toPolicy());
    private final List<VerifierKey> trusted;

    /** @param trusted none for policy sets alone; some for bundles alone */
    PolicyFiles(List<VerifierKey> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    @Override
    public LoadedPolicy load(Path path) throws IOException {
        boolean isBundle = BundleFiles.isBundle(path);
        if (isBundle && trusted.isEmpty()) {
            throw new PolicyFaultException("this is a bundle, and --key PUBLIC says whose signature to believe");
        } else if (Decider.isBundleByNameAlone(path)) {
            throw new PolicyFaultException("this is called a bundle and is none");
        } else if (!isBundle && !trusted.isEmpty() && Files.exists(path)) {
            throw new PolicyFaultException("this is no bundle, and with --key nothing plays that nobody signed");
        } else if (!isBundle) {
            return sets.load(path);
        }
        try {
            PolicyBundle bundle = PolicyBundle.open(path, trusted, 0);
            return LoadedPolicy.with(bundle.toPolicy(), Decider.sources(bundle));
        } catch (BundleException e) {
            throw new PolicyFaultException(String.valueOf(e.getMessage()));
        }
    }
}
