package dev.breakglass.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.compiler.janino.JavaCompiler;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.bundle.BundleException;
import dev.breakglass.runtime.bundle.PolicyBundle;
import dev.breakglass.runtime.policy.ProgramLoader;
import dev.breakglass.runtime.policy.ProgramRefusedException;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is loaded is a program and nothing else. */
class LoadingTest {

    private static Map<String, byte[]> hostile(String members) {
        String source = """
                package dev.breakglass.generated;
                import dev.breakglass.runtime.program.*;
                public final class Policy implements Program {
                    public Policy() { }
                    %s
                }
                """.formatted(members);
        return JavaCompiler.compile(ProgramLoader.PACKAGE, Map.of("Policy", source));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public int truth(int shape, Facts f, Constants c, int at) { System.exit(3); return 0; }",
                "public int truth(int shape, Facts f, Constants c, int at) { Runtime.getRuntime(); return 0; }",
                "public int truth(int shape, Facts f, Constants c, int at) { new Thread(); return 0; }",
                "public int truth(int shape, Facts f, Constants c, int at) { f.getClass(); return 0; }",
                "public int truth(int shape, Facts f, Constants c, int at) { Class k = String.class; k.getName(); return 0; }",
                "public int truth(int shape, Facts f, Constants c, int at) { new java.io.File(\"x\").delete(); return 0; }",
                "public int truth(int shape, Facts f, Constants c, int at) { dev.breakglass.runtime.policy.ProgramLoader.load(null); return 0; }",
                "public int truth(int shape, Facts f, Constants c, int at) { throw new RuntimeException(); }",
                "public int truth(int shape, Facts f, Constants c, int at) { return 0; } static { System.setProperty(\"a\", \"b\"); }",
                "public int truth(int shape, Facts f, Constants c, int at) { return 0; } public native void run();",
                "public int truth(int shape, Facts f, Constants c, int at) { String s = \"a\" + f.zone(); s.length(); return 0; }",
                "public int truth(int shape, Facts f, Constants c, int at) { return 0; } private java.util.List list;"
            })
    void aClassThatRefersToMoreThanAProgramMayIsRefused(String members) {
        assertThatThrownBy(() -> ProgramLoader.load(hostile(members))).isInstanceOf(ProgramRefusedException.class);
    }

    @Test
    void theSameClassWithoutHarmIsLoaded() {
        assertThat(ProgramLoader.load(
                        hostile("public int truth(int shape, Facts f, Constants c, int at) { return 0; }")))
                .isNotNull();
    }

    @Test
    void noCutAndNoChangedByteOfAClassEscapesAsAnythingButARefusal() {
        Map<String, byte[]> classes =
                hostile("public int truth(int shape, Facts f, Constants c, int at) { return 0; }");
        byte[] whole = classes.get(ProgramLoader.MAIN_CLASS);
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 0x41;
            tolerate(changed);
            tolerate(Arrays.copyOf(whole, i));
        }
    }

    private static void tolerate(byte[] bytes) {
        try {
            ProgramLoader.load(Map.of(ProgramLoader.MAIN_CLASS, bytes));
        } catch (ProgramRefusedException e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
    }

    @Test
    void classesUnderOtherNamesAreRefused() {
        Map<String, byte[]> classes =
                new HashMap<>(hostile("public int truth(int shape, Facts f, Constants c, int at) { return 0; }"));
        classes.put("java.lang.Evil", classes.get(ProgramLoader.MAIN_CLASS));

        assertThatThrownBy(() -> ProgramLoader.load(classes)).isInstanceOf(ProgramRefusedException.class);
    }

    @Test
    void aBundleIsLoadedByItsKeyAndByNoOther() {
        LogSigner signer = LogSigner.generate("example.org/policy");
        var unit = PolicyCompiler.compile(DifferentialTest.checked(RandomPolicy.text(3)));
        byte[] bytes = unit.bundle().signed(signer);

        assertThat(PolicyBundle.open(bytes, List.of(signer.verifierKey()))
                        .toPolicy()
                        .digest())
                .isEqualTo(unit.data().vocabulary().digest());
        assertThat(PolicyBundle.open(bytes, List.of(signer.verifierKey()))
                        .data()
                        .vocabulary())
                .isEqualTo(unit.data().vocabulary());
        assertThatThrownBy(() -> PolicyBundle.open(
                        bytes, List.of(LogSigner.generate("example.org/policy").verifierKey())))
                .isInstanceOf(BundleException.class);
        assertThatThrownBy(() -> PolicyBundle.open(bytes, List.of())).isInstanceOf(BundleException.class);
    }

    @Test
    void everyChangedByteOfABundleIsRefused() {
        LogSigner signer = LogSigner.generate("example.org/policy");
        byte[] bytes = PolicyCompiler.compile(DifferentialTest.checked("policy x\n"))
                .bundle()
                .signed(signer);
        for (int i = 0; i < bytes.length; i += 7) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> PolicyBundle.open(changed, List.of(signer.verifierKey())))
                    .isInstanceOf(BundleException.class);
        }
    }

    @Test
    void thousandsOfPathsCompile() {
        StringBuilder text = new StringBuilder("policy x\naction a\nresource db\nrole r from group \"g\"\n");
        for (int i = 0; i < 1_000; i++) {
            text.append("zone z").append(i).append(" { contains db \"*\" }\n");
            for (String half : List.of("a", "b")) {
                text.append("""
                        breakglass p%d-%s {
                          zone z%d
                          for r
                          allow a on db "d*"
                          mfa any within 5m
                          approve 1 of r within 5m
                          justify none because "test"
                          ttl 1h
                          review none because "test"
                        }
                        """.formatted(i, half, i));
            }
        }

        assertThat(PolicyCompiler.compile(DifferentialTest.checked(text.toString()))
                        .toPolicy()
                        .terms("p999-b")
                        .zone())
                .isEqualTo("z999");
    }

    @Test
    void aPolicyThatNothingRefersToIsUnloaded() {
        var program =
                ProgramLoader.load(hostile("public int truth(int shape, Facts f, Constants c, int at) { return 0; }"));
        WeakReference<ClassLoader> loader =
                new WeakReference<>(program.getClass().getClassLoader());
        program = null;
        for (int i = 0; i < 50 && loader.get() != null; i++) {
            System.gc();
        }

        assertThat(loader.get()).isNull();
    }
}
