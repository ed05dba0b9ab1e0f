package dev.breakglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.VerifierKey;
import dev.breakglass.runtime.bundle.PolicyBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bgp compile --verify}: a bundle is what its sources say, or the first part that is not is named. */
class CompileVerifyTest {

    private static final String MAIN = "classes/dev/breakglass/generated/Policy.class";

    @TempDir
    Path temp;

    private PolicyBundle bundle;

    @BeforeEach
    void compile() throws IOException {
        PolicyFolder.write(temp, 2026);
        run("keygen", "--out", "key");
        run("keygen", "--out", "other");
        bundle = compiled("set");
    }

    private PolicyBundle compiled(String path) throws IOException {
        assertThat(run("compile", path, "--out", "x.bundle", "--sign", "key", "--version", "3"))
                .contains("exit 0");
        return PolicyBundle.open(temp.resolve("x.bundle"), List.of(VerifierKey.read(temp.resolve("key.pub"))), 0);
    }

    private String run(String... words) {
        return CommandLineRun.of(temp, words);
    }

    private String verify(Forgery forgery) throws IOException {
        Files.write(temp.resolve("x.bundle"), forgery.signed(LogSigner.read(temp.resolve("key"))));
        return run("compile", "--verify", "x.bundle", "--key", "key.pub");
    }

    @Test
    void aBundleOfThisCompilerIsMadeAgainByteForByteWhereverItsSourcesWere() throws IOException {
        run("keygen", "--out", "third");
        for (String gone : List.of("set", "org")) {
            Files.move(temp.resolve(gone), temp.resolve(gone + "-gone"));
        }

        assertThat(run("compile", "--verify", "x.bundle", "--key", "third.pub", "--key", "key.pub"))
                .isEqualTo("""
                        verified: x.bundle is what its 4 sources compile to
                          version 3 of %s
                          signed by %s
                          made by compiler 0.1.0
                        exit 0
                        """.formatted(
                                bundle.digest(),
                                Keys.brief(LogSigner.read(temp.resolve("key")).verifierKey())));
    }

    @Test
    void aKeyMayBeGivenAsText() throws IOException {
        String key = LogSigner.read(temp.resolve("key")).verifierKey().text();

        assertThat(run("compile", "--verify", "x.bundle", "--key", key)).startsWith("verified: ");
    }

    @Test
    void theFirstPartThatTheSourcesDoNotMakeIsNamed() throws IOException {
        byte[] changed = bundle.parts().get(MAIN).clone();
        int at = changed.length - 9;
        changed[at] ^= 1;

        assertThat(verify(new Forgery(bundle).with(MAIN, changed).with("policy.json", changedPolicy())))
                .startsWith("NOT verified: x.bundle\n  " + MAIN + " is not what the sources compile to, from byte " + at
                        + " on (" + changed.length + " bytes, and they make " + changed.length + ")\n")
                .endsWith("exit 1\n");
        assertThat(verify(new Forgery(bundle).with("policy.json", changedPolicy())))
                .contains("\n  policy.json is not what the sources compile to, from byte ", "exit 1");
        assertThat(verify(new Forgery(bundle).without(MAIN)))
                .contains("\n  " + MAIN + " is made of the sources and is not there\n", "exit 1");
        assertThat(verify(new Forgery(bundle).with("classes/dev/breakglass/generated/Extra.class", changed)))
                .contains("\n  classes/dev/breakglass/generated/Extra.class is not made of the sources\n", "exit 1");
    }

    /** Another group is in the role. */
    private byte[] changedPolicy() {
        String policy = new String(bundle.parts().get("policy.json"), StandardCharsets.UTF_8);
        assertThat(policy).contains("\"g\"");
        return policy.replace("\"g\"", "\"x\"").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void anotherCompilersBundleSaysSo() throws IOException {
        assertThat(verify(new Forgery(bundle).by("0.0.9")))
                .startsWith("verified: ")
                .contains("made by compiler 0.0.9, and this is 0.1.0: only the version that made a bundle", "exit 0");
    }

    @Test
    void sourcesThatDoNotCheckAreToldAndProveNothing() throws IOException {
        Files.writeString(temp.resolve("alone.bgp"), "policy x\n");
        Forgery forgery = new Forgery(compiled("alone.bgp"))
                .with("sources/alone.bgp", "policy x\nzone a under b\n".getBytes(StandardCharsets.UTF_8))
                .agreeing();

        assertThat(verify(forgery))
                .startsWith("error[BGP")
                .contains("alone.bgp:2", "NOT verified: x.bundle\n  the sources in it have errors\n", "exit 1");
    }

    @Test
    void whatIsNoBundleOrNotSignedByTheKeyIsRefusedForItsReason() throws IOException {
        run("compile", "set", "--out", "x.bundle", "--sign", "other");
        assertThat(run("compile", "--verify", "x.bundle", "--key", "key.pub"))
                .startsWith("NOT verified: x.bundle\n  the bundle's signature: no trusted key signed the note")
                .endsWith("exit 1\n");
        assertThat(run("compile", "--verify", "set/main.bgp", "--key", "key.pub"))
                .isEqualTo("NOT verified: set/main.bgp\n  not a bundle: it does not begin with the line"
                        + " `breakglass/bundle/v3`\nexit 1\n");
    }

    @Test
    void wrongUsageSaysSo() {
        assertThat(run("compile", "--verify", "x.bundle")).contains("--verify needs --key PUBLIC", "exit 2");
        assertThat(run("compile", "set", "--verify", "x.bundle", "--key", "key.pub"))
                .contains("takes nothing else", "exit 2");
        assertThat(run("compile", "--verify", "x.bundle", "--key", "key.pub", "--out", "y"))
                .contains("takes nothing else", "exit 2");
        assertThat(run("compile", "--verify", "x.bundle", "--key", "key"))
                .contains("--key: ", "is not one public key", "exit 2");
        assertThat(run("compile", "--verify", "nowhere", "--key", "key.pub")).contains("no such file", "exit 2");
        assertThat(run("compile", "--verify", "x.bundle", "--key", "a+b+c")).contains("--key: ", "exit 2");
    }
}
