package dev.breakglass.scenario.campaign;

import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.read.SourceReader;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.scenario.play.LoadedPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The project's own policy sets, checked and compiled. */
final class Library {

    static final List<String> SETS = List.of("identity", "network-core", "payments");

    private Library() {}

    static CampaignPolicy set(String name) {
        try {
            return compiled(Checker.check(SourceReader.read(Path.of("../../policies", name)))
                    .value()
                    .orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CampaignPolicy compiled(Policy policy) {
        return new CampaignPolicy(
                        policy, LoadedPolicy.of(PolicyCompiler.compile(policy).toPolicy(), policy), "../policy")
                .lockedNowAndThen(locked -> PolicyCompiler.compile(locked).toPolicy(), "../locked");
    }

    static Policy checked(String text) {
        return Checker.check(List.of(new SourceFile("p.bgp", text))).value().orElseThrow();
    }
}
