package dev.breakglass.scenario.play;

import dev.breakglass.runtime.Credential;
import dev.breakglass.runtime.CredentialBroker;
import dev.breakglass.runtime.CredentialOrder;
import java.util.Map;

/** Makes whatever a path issues, which opens nothing, as nothing is behind a played door; destroying it is a duty as any other. */
final class PlayedBroker implements CredentialBroker {

    /** The wishes of whoever wants it to fail. */
    static final Map<String, String> FAILING = Map.of("fails", "true");

    private final Runnable destroying;

    /** @param destroying throws if duties fail */
    PlayedBroker(Runnable destroying) {
        this.destroying = destroying;
    }

    @Override
    public Credential issue(CredentialOrder order) throws MeantToFail {
        if (order.wishes().equals(FAILING)) {
            throw new MeantToFail();
        }
        return new Credential(Map.of(), order.expiresAt());
    }

    @Override
    public void destroy(CredentialOrder order) {
        destroying.run();
    }
}
