package dev.breakglass.scenario.campaign;

import dev.breakglass.dsl.model.Policy;
import dev.breakglass.scenario.play.LoadedPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

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

    /** The policy with something else deciding. */
    static CampaignPolicy decidedBy(dev.breakglass.runtime.policy.Policy decides) {
        return new CampaignPolicy(SOUND.text(), LoadedPolicy.of(decides, SOUND.text()), SOUND.path(), SOUND.other());
    }

    /** The policy with something else deciding once it has been locked. */
    static CampaignPolicy lockedBy(dev.breakglass.runtime.policy.Policy decides) {
        CampaignPolicy locked = SOUND.other().orElseThrow();
        return new CampaignPolicy(
                SOUND.text(),
                SOUND.loaded(),
                SOUND.path(),
                Optional.of(new CampaignPolicy(locked.text(), LoadedPolicy.of(decides, locked.text()), locked.path())));
    }

    private static String text() {
        try {
            return Files.readString(Path.of("src/test/resources/safe.bgp"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
