package dev.breakglass.maven;

import dev.breakglass.compiler.BundleBuild;
import dev.breakglass.compiler.NotWrittenException;
import dev.breakglass.compiler.SigningKeys;
import dev.breakglass.dsl.diagnostic.DiagnosticRenderer;
import dev.breakglass.runtime.audit.NoteFormatException;
import dev.breakglass.runtime.bundle.BundleException;
import dev.breakglass.runtime.bundle.PolicyBundle;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Compiles a policy set and puts the signed bundle on the class path of the service, as {@code bgp compile} makes it:
 * checked, compared with its text, written as a whole or not at all.
 */
@Mojo(name = "compile", defaultPhase = LifecyclePhase.PROCESS_RESOURCES, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven gives every parameter that has a default its value.
public final class CompileMojo extends AbstractMojo {

    private static final String KEY = "breakglass.key";

    /** The policy set: a folder, or a file. */
    @Parameter(property = "breakglass.policies", defaultValue = "${project.basedir}/src/main/policy", required = true)
    File policies;

    /** Where the bundle goes. */
    @Parameter(
            property = "breakglass.bundle",
            defaultValue = "${project.build.outputDirectory}/policy.bundle",
            required = true)
    File bundle;

    /** The version of the policy, counted up, so that a service can refuse older ones. */
    @Parameter(property = "breakglass.policyVersion", defaultValue = "0")
    long policyVersion;

    /** Whether to do nothing. */
    @Parameter(property = "breakglass.skip", defaultValue = "false")
    boolean skip;

    /** What the call was given with {@code -D}; a pom adds nothing to it. */
    @Parameter(defaultValue = "${session.userProperties}", readonly = true, required = true)
    Properties userProperties;

    /** The environment, each variable behind {@code env.}; a pom adds nothing to it. */
    @Parameter(defaultValue = "${session.systemProperties}", readonly = true, required = true)
    Properties systemProperties;

    @Parameter(defaultValue = "${project.properties}", readonly = true, required = true)
    Properties projectProperties;

    @Parameter(defaultValue = "${project.basedir}", readonly = true, required = true)
    File folder;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("no bundle is made: breakglass.skip");
            return;
        }
        if (policyVersion < 0 || policyVersion > PolicyBundle.VERSION_MAX) {
            throw new MojoExecutionException("breakglass.policyVersion is a number from 0 to "
                    + PolicyBundle.VERSION_MAX + ", not " + policyVersion);
        }
        SigningKeys signing = signing();
        write(sound(), signing);
    }

    private SigningKeys signing() throws MojoExecutionException {
        List<Path> keys = keys();
        if (keys.isEmpty()) {
            throw new MojoExecutionException(
                    "no key signs the bundle, and nothing loads one that is not signed:"
                            + " -Dbreakglass.key=FILE or BREAKGLASS_KEY names a private key, `bgp keygen --out FILE` makes one");
        }
        SigningKeys signing = new SigningKeys();
        try {
            for (Path key : keys) {
                if (!signing.add(key)) {
                    throw new MojoExecutionException("breakglass.key: " + key + " is a key that signs already");
                }
            }
            signing.refuseToReplace(bundle.toPath());
        } catch (NotWrittenException e) {
            throw new MojoExecutionException(bundle + " " + e.getMessage());
        } catch (NoSuchFileException e) {
            throw new MojoExecutionException("breakglass.key: there is no file " + e.getMessage());
        } catch (AccessDeniedException e) {
            throw new MojoExecutionException("breakglass.key: " + e.getMessage() + " may not be read");
        } catch (NoteFormatException | IOException e) {
            throw new MojoExecutionException("breakglass.key: " + e.getMessage());
        }
        return signing;
    }

    /**
     * The files of the private keys that sign. Who may sign is no matter of the project, so that they come from the
     * command line or from the environment, with a comma between them.
     */
    private List<Path> keys() throws MojoExecutionException {
        String called = userProperties.getProperty(KEY);
        String ofProject = projectProperties.getProperty(KEY);
        if (ofProject != null && !ofProject.equals(called)) {
            throw new MojoExecutionException("breakglass.key is a property of the project or of a profile, " + ofProject
                    + ", and who may sign is no matter of the project: take it out, and name the key with"
                    + " -Dbreakglass.key=FILE or BREAKGLASS_KEY");
        }
        String named = called != null ? called : systemProperties.getProperty("env.BREAKGLASS_KEY", "");
        return Stream.of(named.split(","))
                .filter(name -> !name.isBlank())
                .map(name -> folder.toPath().resolve(name.strip()))
                .toList();
    }

    private BundleBuild.Sound sound() throws MojoExecutionException, MojoFailureException {
        BundleBuild build;
        try {
            build = BundleBuild.of(policies.toPath(), step -> getLog().debug(step + " " + policies));
        } catch (NoSuchFileException e) {
            throw new MojoExecutionException("there are no policies at " + policies);
        } catch (IOException e) {
            throw new MojoExecutionException("the policies cannot be read: " + e.getMessage(), e);
        }
        if (build instanceof BundleBuild.Unsound unsound) {
            log(new DiagnosticRenderer(false).render(unsound.diagnostics()));
            throw new MojoFailureException("the policies at " + policies + " have errors; no bundle was written");
        } else if (build instanceof BundleBuild.Mistranslated mistranslated) {
            log(mistranslated.difference().toString());
            throw new MojoFailureException("the compiled policy differs from its text; no bundle was written");
        }
        return (BundleBuild.Sound) build;
    }

    private void log(String lines) {
        lines.lines().forEach(getLog()::error);
    }

    private void write(BundleBuild.Sound sound, SigningKeys signing)
            throws MojoExecutionException, MojoFailureException {
        try {
            Path folder = bundle.toPath().toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            PolicyBundle made = sound.write(bundle.toPath(), policyVersion, signing);
            getLog().info(bundle + ": version " + made.version() + " of " + made.digest());
        } catch (BundleException e) {
            throw new MojoFailureException(policies + ": " + e.getMessage());
        } catch (NotWrittenException e) {
            throw new MojoExecutionException(bundle + " " + e.getMessage());
        } catch (IOException e) {
            throw new MojoExecutionException("no folder can be made for " + bundle + ": " + e.getMessage(), e);
        }
    }
}
