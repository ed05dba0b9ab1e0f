package dev.breakglass.compiler;

import dev.breakglass.compiler.validate.Difference;
import dev.breakglass.compiler.validate.Validated;
import dev.breakglass.compiler.validate.Validation;
import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.read.SourceReader;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.bundle.BundleException;
import dev.breakglass.runtime.bundle.PolicyBundle;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What becomes of a policy set that is to be a bundle: the one way from a folder of policies to a signed file. */
public sealed interface BundleBuild {

    /**
     * Nothing: the policies have errors.
     *
     * @param diagnostics at least one error
     */
    record Unsound(List<Diagnostic> diagnostics) implements BundleBuild {
        public Unsound {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** Nothing: what the compiler made does not do what the policies say. */
    record Mistranslated(Difference difference) implements BundleBuild {}

    /** Classes that do what the policies say, as far as {@link Validation} asks. */
    record Sound(CompiledUnit unit) implements BundleBuild {

        /**
         * Signs the bundle, reads it again as a service does, and writes it as a whole or not at all.
         *
         * @param version of the policy, 0 to {@link PolicyBundle#VERSION_MAX}
         * @param keys at least one
         * @throws BundleException if the bundle is larger than one may be, or is not what was compared when it is read
         * @throws NotWrittenException if the file cannot be written
         */
        public PolicyBundle write(Path file, long version, SigningKeys keys) throws NotWrittenException {
            PolicyBundle bundle = unit.bundle().withVersion(version);
            byte[] bytes = bundle.signed(keys.signers());
            check(PolicyBundle.open(
                    bytes, keys.signers().stream().map(LogSigner::verifierKey).toList()));
            WholeFile.write(file, bytes);
            return bundle;
        }

        /** The file holds what was compared with the policies. */
        private void check(PolicyBundle read) {
            CompiledUnit there = new CompiledUnit(read.data(), read.sources(), unit.sources(), read.classes());
            if (!there.isAlike(unit)) {
                throw new BundleException(
                        "the bundle, read again, is not what was compared; this is a fault of Breakglass");
            }
        }
    }

    /**
     * Reads, checks, compiles and compares.
     *
     * @param policies a file, or a folder
     * @param step told in words what is being done, before each step: {@code checking}
     * @throws NoSuchFileException when there is nothing at the path
     * @throws IOException when a file or folder cannot be read
     */
    static BundleBuild of(Path policies, Consumer<String> step) throws IOException {
        step.accept("checking");
        Checked<CheckedSet> checked = Checker.checkSet(SourceReader.read(policies), Limits.standard());
        Optional<Policy> policy = checked.value().map(CheckedSet::policy);
        if (policy.isEmpty()) {
            return new Unsound(checked.diagnostics());
        }
        step.accept("compiling");
        CompiledUnit unit = PolicyCompiler.compile(policy.get());
        step.accept("validating");
        Validated validated = Validation.compare(policy.get(), unit.toPolicy());
        return validated.difference().isPresent()
                ? new Mistranslated(validated.difference().get())
                : new Sound(unit);
    }
}
