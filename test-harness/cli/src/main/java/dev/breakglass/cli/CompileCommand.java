package dev.breakglass.cli;

import dev.breakglass.compiler.CompiledUnit;
import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.compiler.validate.Validated;
import dev.breakglass.compiler.validate.Validation;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.bundle.BundleException;
import dev.breakglass.runtime.bundle.PolicyBundle;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code bgp compile}: a signed bundle of a policy set, the Java that it was made by, or whether a bundle is honest. */
final class CompileCommand implements Command {
    private static final String VERIFY = "verify";

    @Override
    public String name() {
        return "compile";
    }

    @Override
    public String usage() {
        return "PATH --out FILE --sign KEY… [--version N] [--emit java[=DIR]] | --verify BUNDLE --key PUBLIC…";
    }

    @Override
    public String summary() {
        return "make a signed bundle of a policy set, or rebuild one from its sources and compare";
    }

    @Override
    public String example() {
        return "./bgp compile policies/payments --out payments.bundle --sign security-team.key --version 7";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Main.valued("out", "FILE", "the bundle; written as a whole or not at all"))
                .addOption(Keys.signOption())
                .addOption(Main.valued(
                        "version", "N", "of the policy, counted up, so that a service can refuse older ones"))
                .addOption(Main.valued(
                        "emit", "java[=DIR]", "the generated Java, in DIR (" + CompileRequest.JAVA_FOLDER + ")"))
                .addOption(Main.valued(
                        VERIFY, "BUNDLE", "rebuild this bundle from the sources in it and compare every part"))
                .addOption(Keys.keyOption());
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws IOException {
        if (line.hasOption(VERIFY)) {
            return BundleCheck.run(line, line.getOptionValue(VERIFY), console);
        }
        CompileRequest request = CompileRequest.of(line);
        List<LogSigner> signers = List.of();
        if (request.out().isPresent()) {
            signers = Keys.signers(line, console);
            Keys.refuseAsOutput(request.out().get(), line, console);
        }
        PolicySet set = Progress.during(
                console, "checking " + request.path(), () -> PolicySet.read(console.path(request.path())));
        if (set.checked().value().isEmpty()) {
            set.print(console);
            return ExitCode.FAULT;
        }
        Policy policy = set.checked().value().get().policy();
        CompiledUnit unit =
                Progress.during(console, "compiling " + request.path(), () -> PolicyCompiler.compile(policy));
        Validated validated =
                Progress.during(console, "comparing with the text", () -> Validation.compare(policy, unit.toPolicy()));
        if (validated.difference().isPresent()) {
            console.out().println(validated.difference().get() + "\nnothing was written");
            return ExitCode.FAULT;
        }
        request.java().ifPresent(folder -> JavaFolder.write(unit, folder, console));
        return write(unit, request, signers, console);
    }

    private static ExitCode write(CompiledUnit unit, CompileRequest request, List<LogSigner> signers, Console console) {
        Optional<String> out = request.out();
        if (out.isEmpty()) {
            return ExitCode.OK;
        }
        PolicyBundle bundle;
        byte[] file;
        try {
            bundle = unit.bundle().withVersion(request.version());
            file = bundle.signed(signers);
        } catch (BundleException e) {
            console.out().println(request.path() + ": " + e.getMessage());
            return ExitCode.FAULT;
        }
        WholeFile.write(console.path(out.get()), out.get(), file);
        console.out().println(out.get() + ": version " + bundle.version() + " of " + bundle.digest());
        console.out()
                .println("signed by "
                        + Keys.brief(
                                signers.stream().map(LogSigner::verifierKey).toList()));
        return ExitCode.OK;
    }
}
