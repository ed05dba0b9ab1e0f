package dev.breakglass.cli;

import dev.breakglass.compiler.CompilerVersion;
import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.runtime.bundle.BundleException;
import dev.breakglass.runtime.bundle.PolicyBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.cli.CommandLine;

/** Whether a bundle holds what its sources say and nothing else: it is made again from them and compared, part by part. */
final class BundleCheck {

    private final String name;
    private final PolicyBundle bundle;
    private final Console console;

    private BundleCheck(String name, PolicyBundle bundle, Console console) {
        this.name = name;
        this.bundle = bundle;
        this.console = console;
    }

    static ExitCode run(CommandLine line, String file, Console console) throws IOException {
        boolean makes = List.of("out", "sign", "version", "emit").stream().anyMatch(line::hasOption);
        if (!line.getArgList().isEmpty() || !line.hasOption("key") || makes) {
            throw new UsageException(
                    "compile --verify needs --key PUBLIC, and takes nothing else; see `bgp help compile`");
        }
        if (Files.isDirectory(console.path(file))) {
            throw new UsageException("--verify is for a bundle, and " + file + " is a folder");
        }
        try {
            PolicyBundle bundle = PolicyBundle.open(console.path(file), Keys.trusted(line, console), 0);
            return new BundleCheck(file, bundle, console).compare();
        } catch (BundleException e) {
            console.out().println("NOT verified: " + file + "\n  " + e.getMessage());
            return ExitCode.FAULT;
        }
    }

    private ExitCode compare() throws IOException {
        PolicySet set = Progress.during(console, "checking " + name, () -> PolicySet.of(bundle));
        if (set.checked().value().isEmpty()) {
            set.print(console);
            return differs("the sources in it have errors");
        }
        CheckedSet whole = set.checked().value().get();
        PolicyBundle made = Progress.during(
                console,
                "compiling " + name,
                () -> PolicyCompiler.compile(whole.policy()).bundle());
        Optional<String> difference = difference(made.parts(), bundle.parts());
        if (difference.isPresent()) {
            return differs(difference.get());
        }
        console.out()
                .println("verified: " + name + " is what its "
                        + Words.count(set.sources().size(), "source") + " compile"
                        + (set.sources().size() == 1 ? "s" : "") + " to");
        about();
        return ExitCode.OK;
    }

    private ExitCode differs(String how) {
        console.out().println("NOT verified: " + name + "\n  " + how);
        about();
        return ExitCode.FAULT;
    }

    private void about() {
        console.out().println("  version " + bundle.version() + " of " + bundle.digest());
        console.out().println("  signed by " + Keys.brief(bundle.signers()));
        console.out().println("  made by compiler " + bundle.compiler() + another());
    }

    private String another() {
        return bundle.compiler().equals(CompilerVersion.text())
                ? ""
                : ", and this is " + CompilerVersion.text()
                        + ": only the version that made a bundle surely makes the same bytes again";
    }

    /** The first part, in order of name, that is not the same. */
    private static Optional<String> difference(SortedMap<String, byte[]> made, SortedMap<String, byte[]> there) {
        SortedSet<String> names = new TreeSet<>(made.keySet());
        names.addAll(there.keySet());
        for (String name : names) {
            byte[] one = made.get(name);
            byte[] other = there.get(name);
            if (one == null) {
                return Optional.of(name + " is not made of the sources");
            } else if (other == null) {
                return Optional.of(name + " is made of the sources and is not there");
            } else if (!Arrays.equals(one, other)) {
                return Optional.of(
                        name + " is not what the sources compile to, from byte " + Arrays.mismatch(one, other) + " on ("
                                + other.length + " bytes, and they make " + one.length + ")");
            }
        }
        return Optional.empty();
    }
}
