package dev.breakglass.scenario.play;

import dev.breakglass.runtime.audit.AuditVerifier;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.Verification;
import dev.breakglass.runtime.audit.VerifierKey;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.scenario.model.Scenario;
import dev.breakglass.scenario.result.AuditResult;
import dev.breakglass.scenario.result.Check;
import dev.breakglass.scenario.result.ScenarioResult;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Plays one scenario: the real runtime, the compiled policy and an audit log in files, on a virtual clock and with
 * seeded randomness. The same scenario and policy give the same result. Safe for any thread.
 */
public final class Simulator {

    private Simulator() {}

    /**
     * Plays to the end, whatever fails on the way, and verifies the log by its public key.
     *
     * @param shelf the policies that a reload can name, by the words with which it does
     * @param logFolder where the audit log goes, with its verifier key in {@code log.vkey}; empty or not there yet
     * @param scratch a folder for what is needed for a moment
     * @throws IOException if the folders cannot be written
     */
    public static ScenarioResult play(
            Scenario scenario, LoadedPolicy policy, Function<String, LoadedPolicy> shelf, Path logFolder, Path scratch)
            throws IOException {
        SecureRandom random = SeededKeys.random(scenario.title());
        LogSigner signer = SeededKeys.signer(random, scratch);
        LogHome home = new LogInFolder(logFolder, signer);
        Performance performance;
        try (Simulation simulation =
                new Simulation(scenario.people(), scenario.signals(), scenario.start(), policy, shelf, home, random)) {
            performance = new Performance(scenario, simulation);
            performance.play();
        }
        AuditResult audit = verify(logFolder, signer.verifierKey());
        return new ScenarioResult(
                scenario.title(),
                scenario.file(),
                scenario.policy(),
                policy.policy().digest(),
                scenario.start(),
                scenario.people().values().stream().map(Simulator::person).toList(),
                performance.timeline(),
                performance.doors(),
                performance.zones(),
                Optional.of(audit),
                checks(scenario, performance, audit));
    }

    /** A log that does not verify fails the run even when nothing was said about it. */
    private static List<Check> checks(Scenario scenario, Performance performance, AuditResult audit) {
        boolean expected = scenario.expect().auditVerified().orElse(true);
        Check log = new Check(
                audit.verified() == expected,
                expected ? "an audit log that verifies" : "an audit log that does not verify",
                audit.text());
        boolean told = scenario.expect().auditVerified().isPresent() || !log.passed();
        return Stream.concat(told ? Stream.of(log) : Stream.of(), performance.atTheEnd().stream())
                .toList();
    }

    private static AuditResult verify(Path folder, VerifierKey key) {
        Verification found = AuditVerifier.verify(folder, key);
        return new AuditResult(
                found.ok(),
                found.entries(),
                found.ok() ? Optional.of(found.root().base64()) : Optional.empty(),
                found.faults().stream().findFirst().map(Object::toString));
    }

    private static String person(Person person) {
        return person.groups().isEmpty() ? person.id() : person.id() + " (" + String.join(", ", person.groups()) + ")";
    }
}
