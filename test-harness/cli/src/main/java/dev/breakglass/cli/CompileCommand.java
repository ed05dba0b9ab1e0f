package dev.breakglass.cli;

import dev.breakglass.compiler.BundleBuild;
import dev.breakglass.compiler.NotWrittenException;
import dev.breakglass.compiler.SigningKeys;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.bundle.BundleException;
import dev.breakglass.runtime.bundle.PolicyBundle;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
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
                .addOption(Option.builder("o")
                        .longOpt("out")
                        .hasArg()
                        .argName("FILE")
                        .desc("the bundle; written as a whole or not at all")
                        .get())
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
        SigningKeys keys =
                request.out().isPresent() ? Keys.signing(request.out().get(), line, console) : new SigningKeys();
        Path policies = console.path(request.path());
        BundleBuild build = Progress.during(
                console, say -> BundleBuild.of(policies, step -> say.accept(step + " " + request.path())));
        if (build instanceof BundleBuild.Unsound unsound) {
            PolicySet.print(unsound.diagnostics(), console);
            return ExitCode.FAULT;
        } else if (build instanceof BundleBuild.Mistranslated mistranslated) {
            console.out().println(mistranslated.difference() + "\nnothing was written");
            return ExitCode.FAULT;
        }
        BundleBuild.Sound sound = (BundleBuild.Sound) build;
        request.java().ifPresent(folder -> JavaFolder.write(sound.unit(), folder, console));
        return request.out().isPresent() ? write(sound, request.out().get(), request, keys, console) : ExitCode.OK;
    }

    private static ExitCode write(
            BundleBuild.Sound sound, String out, CompileRequest request, SigningKeys keys, Console console) {
        PolicyBundle bundle;
        try {
            bundle = sound.write(console.path(out), request.version(), keys);
        } catch (BundleException e) {
            console.out().println(request.path() + ": " + e.getMessage());
            return ExitCode.FAULT;
        } catch (NotWrittenException e) {
            throw new UsageException(out + " " + e.getMessage());
        }
        console.out().println(out + ": version " + bundle.version() + " of " + bundle.digest());
        console.out()
                .println("signed by "
                        + Keys.brief(keys.signers().stream()
                                .map(LogSigner::verifierKey)
                                .toList()));
        return ExitCode.OK;
    }
}
