package dev.breakglass.compiler.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.compiler.Census;
import dev.breakglass.dsl.model.Policy;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WholeLanguageTest {

    @Test
    void theWholeLanguageIsWhole() {
        Census census = new Census();
        census.see(WholeLanguage.policy());

        Set<String> never = Census.of(Policy.class);
        never.removeAll(census.facts());

        assertThat(never).isEmpty();
    }
}
