package dev.breakglass.scenario.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PropertyTest {

    @ParameterizedTest
    @EnumSource
    void thePageSaysEach(Property property) throws IOException {
        assertThat(Files.readString(Path.of("../../docs/campaigns.md")))
                .contains("| `" + property.word() + "` | " + property.sentence() + " |");
    }
}
