package dev.breakglass.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.bundle.PolicyBundle;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goal by itself; a test of the example service runs it in a real build. */
class CompileMojoTest {

    @TempDir
    Path temp;

    private final LogSigner signer = LogSigner.generate("example.org/policy");
    private final CompileMojo mojo = new CompileMojo();

    @BeforeEach
    void parameters() throws IOException {
        Files.writeString(Files.createDirectory(temp.resolve("policy")).resolve("p.bgp"), "policy x\naction a\n");
        signer.write(temp.resolve("key"));
        mojo.policies = file("policy");
        mojo.bundle = file("classes/policy.bundle");
        mojo.folder = temp.toFile();
        mojo.userProperties = new Properties();
        mojo.systemProperties = new Properties();
        mojo.projectProperties = new Properties();
        sign("key");
        mojo.policyVersion = 3;
    }

    private void sign(String keys) {
        mojo.userProperties.setProperty("breakglass.key", keys);
    }

    private File file(String name) {
        return temp.resolve(name).toFile();
    }

    private void refuses(Class<? extends Exception> kind, String... words) {
        assertThatThrownBy(mojo::execute).isInstanceOf(kind).hasMessageContainingAll(words);
        assertThat(temp.resolve("classes/policy.bundle")).doesNotExist();
    }

    @Test
    void aBundleIsWrittenAndLoads() throws Exception {
        mojo.execute();

        PolicyBundle bundle =
                PolicyBundle.open(temp.resolve("classes/policy.bundle"), List.of(signer.verifierKey()), 3);
        assertThat(bundle.version()).isEqualTo(3);
        assertThat(bundle.sources()).extracting(source -> source.name()).containsExactly("p.bgp");
    }

    @Test
    void skippedIsNothing() throws Exception {
        mojo.skip = true;
        mojo.userProperties.clear();
        mojo.execute();

        assertThat(temp.resolve("classes")).doesNotExist();
    }

    @Test
    void withoutAKeyItSaysHowToNameOne() {
        mojo.userProperties.clear();
        refuses(MojoExecutionException.class, "no key signs", "-Dbreakglass.key=FILE or BREAKGLASS_KEY", "bgp keygen");
        sign(" , ");
        refuses(MojoExecutionException.class, "no key signs");
    }

    @Test
    void aKeyThatCannotSignIsNamed() throws IOException {
        sign("nowhere");
        refuses(MojoExecutionException.class, "breakglass.key: there is no file", "nowhere");
        sign("policy/p.bgp");
        refuses(MojoExecutionException.class, "breakglass.key: ", "p.bgp", "is not one private key");
        sign("policy");
        refuses(MojoExecutionException.class, "breakglass.key: ", "policy is a folder, and no private key");
        sign("key,policy/../key");
        refuses(MojoExecutionException.class, "is a key that signs already");
    }

    @Test
    void aKeyThatMayNotBeReadIsNamedAndSaysSo() throws IOException {
        assumeTrue(Files.getFileStore(temp).supportsFileAttributeView("posix"));
        Files.setPosixFilePermissions(temp.resolve("key"), Set.of());
        assumeFalse(Files.isReadable(temp.resolve("key")), "permissions do not bind whoever runs this");

        refuses(MojoExecutionException.class, "breakglass.key: ", "key may not be read");
    }

    @Test
    void aKeyOfTheEnvironmentSignsUnlessTheCallNamesAnother() throws Exception {
        mojo.systemProperties.setProperty("env.BREAKGLASS_KEY", "nowhere");
        mojo.execute();
        mojo.userProperties.clear();
        mojo.systemProperties.setProperty("env.BREAKGLASS_KEY", "key");
        mojo.execute();

        assertThat(temp.resolve("classes/policy.bundle")).isNotEmptyFile();
    }

    @Test
    void aKeyThatTheProjectNamesIsRefused() {
        mojo.projectProperties.setProperty("breakglass.key", "policy/../key");
        refuses(
                MojoExecutionException.class,
                "breakglass.key is a property of the project or of a profile, policy/../key",
                "take it out");
        mojo.userProperties.clear();
        refuses(MojoExecutionException.class, "who may sign is no matter of the project");
    }

    @Test
    void theKeyIsNotWrittenOver() throws IOException {
        byte[] before = Files.readAllBytes(temp.resolve("key"));
        mojo.bundle = file("key");

        refuses(MojoExecutionException.class, "is the key that signs, and is not written over");
        assertThat(temp.resolve("key")).hasBinaryContent(before);
    }

    @Test
    void whatIsNoBundleIsNotWrittenOver() throws IOException {
        mojo.bundle = file("policy/p.bgp");

        refuses(MojoExecutionException.class, "p.bgp is there already and no bundle, and is not written over");
        assertThat(temp.resolve("policy/p.bgp")).hasContent("policy x\naction a\n");
    }

    @Test
    void aVersionThatIsNoneIsRefused() {
        mojo.policyVersion = -1;
        refuses(MojoExecutionException.class, "breakglass.policyVersion is a number from 0 to", "not -1");
        mojo.policyVersion = PolicyBundle.VERSION_MAX + 1;
        refuses(MojoExecutionException.class, "breakglass.policyVersion");
    }

    @Test
    void policiesThatAreMissingOrWrongFailTheBuild() throws IOException {
        mojo.policies = file("none");
        refuses(MojoExecutionException.class, "there are no policies at", "none");
        Files.writeString(temp.resolve("policy/p.bgp"), "policy x\nrole r from grp \"g\"\n");
        mojo.policies = file("policy");
        refuses(MojoFailureException.class, "have errors; no bundle was written");
    }

    @Test
    void whereNothingCanBeWrittenItSaysSo() {
        mojo.bundle = file("policy");
        refuses(MojoExecutionException.class, "policy is there already, and is not a file");
        mojo.bundle = file("key/policy.bundle");
        refuses(MojoExecutionException.class, "no folder can be made for");
    }
}
