package dev.breakglass.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.model.Policy;
import dev.breakglass.runtime.audit.LogSigner;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecompilerTest {

    private static final LogSigner SIGNER = LogSigner.generate("example.org/policy");
    private static final int EDITS = 40;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3})
    void aPolicyCompilesToTheSameBytesWhateverWasCompiledBefore(long seed) {
        EditedPolicy edited = new EditedPolicy(seed);
        Random random = new Random(seed);
        Recompiler recompiler = new Recompiler();
        Policy last = edited.checked();
        for (int i = 0; i < EDITS; i++) {
            String edit = edited.edit();
            Policy policy = edited.checked();
            Policy kept = policy.keeping(last);
            CompiledUnit fresh = PolicyCompiler.compile(policy);

            CompiledUnit again = recompiler.compile(random.nextBoolean() ? kept : policy);

            assertThat(kept).isEqualTo(policy);
            assertThat(again.data()).as("edit %d: %s", i, edit).isEqualTo(fresh.data());
            assertThat(again.sources()).as("edit %d: %s", i, edit).isEqualTo(fresh.sources());
            assertThat(again.bundle().signed(SIGNER))
                    .as("edit %d: %s", i, edit)
                    .isEqualTo(fresh.bundle().signed(SIGNER));
            last = kept;
        }
    }
}
