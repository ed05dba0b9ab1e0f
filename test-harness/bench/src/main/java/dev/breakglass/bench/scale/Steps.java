package dev.breakglass.bench.scale;

import dev.breakglass.bench.workload.Workload;
import dev.breakglass.compiler.CompiledUnit;
import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.compiler.Recompiler;
import dev.breakglass.compiler.emit.Emitter;
import dev.breakglass.compiler.janino.JavaCompiler;
import dev.breakglass.compiler.lower.Lowered;
import dev.breakglass.compiler.lower.Lowering;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.bundle.PolicyBundle;
import dev.breakglass.runtime.policy.CompiledPolicy;
import dev.breakglass.runtime.policy.PolicyLoader;
import dev.breakglass.runtime.policy.ProgramLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From the text of a policy to its first decision, step by step; prints how long each took, a line for each time. */
final class Steps {

    static final String CHECK = "read and check";
    static final String LOWER = "lower";
    static final String EMIT = "emit Java";
    static final String JANINO = "compile Java";
    static final String COMPILE_AND_LOAD = "all from lower to load at once";
    static final String KEEP = "change one path: keep what is equal";
    static final String CHANGE_ONE = "change one path: lower, emit, compile";
    static final String LOAD_CHANGED = "change one path: load";
    static final String SIGN = "make and sign a bundle";
    static final String LOAD_BUNDLE = "verify and load the bundle";

    private final Laps laps = new Laps();
    private final Recompiler recompiler = new Recompiler();
    private final PolicyLoader loader = new PolicyLoader();
    private final Workload workload;

    private Steps(Workload workload) {
        this.workload = workload;
    }

    public static void main(String[] args) {
        Steps steps = new Steps(Workload.of(Integer.parseInt(args[0])));
        for (int round = Integer.parseInt(args[1]); round > 0; round--) {
            steps.round(round);
        }
        steps.laps.lines().forEach(System.out::println);
    }

    private void round(int round) {
        Policy policy = laps.time(CHECK, workload::policy);
        CompiledUnit unit = compile(policy);
        laps.time(COMPILE_AND_LOAD, () -> PolicyCompiler.compile(policy).toPolicy());
        Policy changed = Workload.checked(changed(workload.sources(), round));
        Policy kept = laps.time(KEEP, () -> changed.keeping(policy));
        CompiledUnit next = laps.time(CHANGE_ONE, () -> recompiler.compile(kept));
        laps.time(LOAD_CHANGED, () -> next.toPolicy(loader));
        LogSigner signer = LogSigner.generate("example.org/policy");
        byte[] bytes = laps.time(SIGN, () -> unit.bundle().signed(signer));
        CompiledPolicy loaded = laps.time(
                LOAD_BUNDLE,
                () -> PolicyBundle.open(bytes, List.of(signer.verifierKey())).toPolicy());
        if (!loaded.digest().equals(unit.data().vocabulary().digest())) {
            throw new IllegalStateException("another policy was loaded");
        }
    }

    /** What the compiler does, one after the other; the first time nothing of it has been done before. */
    private CompiledUnit compile(Policy policy) {
        Lowered lowered = laps.time(LOWER, () -> Lowering.lower(policy));
        Map<String, String> sources = laps.time(EMIT, () -> Emitter.emit(lowered));
        laps.time(JANINO, () -> JavaCompiler.compile(ProgramLoader.PACKAGE, sources));
        CompiledUnit unit = recompiler.compile(policy);
        unit.toPolicy(loader);
        return unit;
    }

    /** One path takes a milder severity and ends when idle, each round after another time. */
    private static List<SourceFile> changed(List<SourceFile> sources, int round) {
        List<SourceFile> all = new ArrayList<>(sources);
        int last = all.size() - 1;
        SourceFile file = all.get(last);
        String text = file.text()
                .replaceFirst("severity <= 2", "severity <= 3")
                .replaceFirst("characters", "characters\n  idle     " + round + "m");
        if (text.equals(file.text())) {
            throw new IllegalStateException("nothing was changed");
        }
        all.set(last, new SourceFile(file.name(), text));
        return all;
    }
}
