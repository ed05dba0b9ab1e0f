package dev.breakglass.scenario.play;

import dev.breakglass.runtime.Credential;
import dev.breakglass.runtime.CredentialBroker;
import dev.breakglass.runtime.CredentialOrder;
import java.util.Map;

/** Is there for whatever a path issues, so that its sessions begin; what it makes opens nothing, as nothing is behind a played door. */
final class PlayedBroker implements CredentialBroker {

    @Override
    public Credential issue(CredentialOrder order) {
        return new Credential(Map.of(), order.expiresAt());
    }

    @Override
    public void destroy(CredentialOrder order) {
        // There is nothing that was good for anything.
    }
}
