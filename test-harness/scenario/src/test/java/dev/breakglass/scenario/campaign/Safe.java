package dev.breakglass.scenario.campaign;

import dev.breakglass.dsl.model.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One small policy with every clause that a property speaks of. */
final class Safe {

    static final String TEXT = text();
    static final CampaignPolicy SOUND = Library.compiled(Library.checked(TEXT));

    private Safe() {}

    /** What decides by another text, under the digest of this one. */
    static Impostor edited(String words, String others) {
        if (!TEXT.contains(words)) {
            throw new IllegalArgumentException("not in the policy: " + words);
        }
        Policy edited = Library.checked(TEXT.replace(words, others));
        return new Impostor(
                Library.compiled(edited).loaded().policy(),
                SOUND.loaded().policy().digest());
    }

    private static String text() {
        try {
            return Files.readString(Path.of("src/test/resources/safe.bgp"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
