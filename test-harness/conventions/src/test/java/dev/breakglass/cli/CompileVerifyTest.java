package dev.breakglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.compiler.CompiledUnit;
import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.read.SourceReader;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.bundle.PolicyBundle;
import dev.breakglass.runtime.bundle.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bgp compile --verify}: a bundle is what its sources say, or the first part that is not is named. */
class CompileVerifyTest {

    private static final String MAIN = "dev.breakglass.generated.Policy";
    private static final String MAIN_PART = "classes/dev/breakglass/generated/Policy.class";

    @TempDir
    Path temp;

    private CompiledUnit unit;

    @BeforeEach
    void compile() throws IOException {
        PolicyFolder.write(temp, 2026);
        run("keygen", "--out", "key");
        run("keygen", "--out", "other");
        unit = PolicyCompiler.compile(
                Checker.check(SourceReader.read(temp.resolve("set"))).value().orElseThrow());
    }

    private String run(String... words) {
        return CommandLineRun.of(temp, words);
    }

    private String verify(PolicyBundle bundle) throws IOException {
        Files.write(temp.resolve("x.bundle"), bundle.signed(LogSigner.read(temp.resolve("key"))));
        return run("compile", "--verify", "x.bundle", "--key", "key.pub");
    }

    private PolicyBundle with(Map<String, byte[]> classes) {
        return PolicyBundle.of("0.1.0", unit.vocabulary(), unit.policySources(), classes);
    }

    @Test
    void aBundleOfThisCompilerIsMadeAgainByteForByteWhereverItsSourcesWere() throws IOException {
        run("compile", "set", "--out", "x.bundle", "--sign", "key", "--version", "3");
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
                                unit.bundle().digest(),
                                Keys.brief(LogSigner.read(temp.resolve("key")).verifierKey())));
    }

    @Test
    void aKeyMayBeGivenAsText() throws IOException {
        run("compile", "set", "--out", "x.bundle", "--sign", "key");
        String key = LogSigner.read(temp.resolve("key")).verifierKey().text();

        assertThat(run("compile", "--verify", "x.bundle", "--key", key)).startsWith("verified: ");
    }

    @Test
    void theFirstPartThatTheSourcesDoNotMakeIsNamed() throws IOException {
        Map<String, byte[]> changed = new TreeMap<>(unit.classes());
        byte[] bytes = unit.classes().get(MAIN).clone();
        bytes[bytes.length - 9] ^= 1;
        changed.put(MAIN, bytes);
        assertThat(verify(with(changed)))
                .startsWith("NOT verified: x.bundle\n  " + MAIN_PART + " is not what the sources compile to, from byte "
                        + (bytes.length - 9) + " on (" + bytes.length + " bytes, and they make " + bytes.length + ")\n")
                .endsWith("exit 1\n");

        Map<String, byte[]> missing = new TreeMap<>(unit.classes());
        missing.remove(MAIN);
        assertThat(verify(with(missing))).contains("  " + MAIN_PART + " is made of the sources and is not there\n");

        Map<String, byte[]> more = new TreeMap<>(unit.classes());
        more.put("dev.breakglass.generated.Extra", bytes);
        assertThat(verify(with(more)))
                .contains("  classes/dev/breakglass/generated/Extra.class is not made of the sources\n");
    }

    @Test
    void anotherCompilersBundleSaysSo() throws IOException {
        PolicyBundle same = PolicyBundle.of("0.0.9", unit.vocabulary(), unit.policySources(), unit.classes());

        assertThat(verify(same))
                .startsWith("verified: ")
                .contains("made by compiler 0.0.9, and this is 0.1.0: only the version that made a bundle");
    }

    @Test
    void sourcesThatDoNotCheckAreToldAndProveNothing() throws IOException {
        PolicyBundle bundle = unit.bundle();
        Files.writeString(temp.resolve("set/main.bgp"), "policy x\nimport \"../org\"\naction a\nresource db\n");
        List<SourceText> sources = new ArrayList<>();
        for (SourceText source : bundle.sources()) {
            sources.add(
                    source.name().equals("main.bgp")
                            ? new SourceText("main.bgp", "", Files.readString(temp.resolve("set/main.bgp")))
                            : source);
        }
        String digest = dev.breakglass.compiler.lower.Digests.of(sources.stream()
                .map(source -> new dev.breakglass.dsl.source.SourceFile(source.name(), source.text(), source.set()))
                .toList());
        var v = unit.vocabulary();
        var vocabulary = new dev.breakglass.runtime.policy.Vocabulary(
                digest, v.zones(), v.roles(), v.actions(), v.kinds(), v.inputs(), v.clauses(), v.paths());

        assertThat(verify(PolicyBundle.of("0.1.0", vocabulary, sources, unit.classes())))
                .startsWith("error[BGP")
                .contains("NOT verified: x.bundle\n  the sources in it have errors\n", "exit 1");
    }

    @Test
    void whatIsNoBundleOrNotSignedByTheKeyIsRefusedForItsReason() throws IOException {
        run("compile", "set", "--out", "x.bundle", "--sign", "other");
        assertThat(run("compile", "--verify", "x.bundle", "--key", "key.pub"))
                .startsWith("NOT verified: x.bundle\n  the bundle's signature: no trusted key signed the note")
                .endsWith("exit 1\n");
        assertThat(run("compile", "--verify", "set/main.bgp", "--key", "key.pub"))
                .isEqualTo("NOT verified: set/main.bgp\n  not a bundle: it does not begin with the line"
                        + " `breakglass/bundle/v2`\nexit 1\n");
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
