package dev.breakglass.scenario.campaign;

import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What somebody adds to a policy while others are inside: nobody may do one of its actions. Immutable. */
public final class Lockdown {

    private static final String FILE = "campaign-lockdown.bgp";

    private final Policy open;
    private final String action;

    private Lockdown(Policy open, String action) {
        this.open = open;
        this.action = action;
    }

    /** Of the first action that a path allows; nothing if no path allows any. */
    public static Optional<Lockdown> of(Policy policy) {
        return policy.paths().stream()
                .flatMap(path -> path.allow().actions().stream())
                .findFirst()
                .map(action -> new Lockdown(policy, action));
    }

    /** The policy with it; nothing if the policy has such a forbid itself. */
    Optional<Policy> locked() {
        List<SourceFile> sources = new ArrayList<>(open.sources());
        sources.add(new SourceFile(FILE, "policy " + open.name() + "\n\n" + forbid()));
        return Checker.check(sources).value();
    }

    /**
     * The same as a file by itself.
     *
     * @param folder of the policy, as seen from the file's
     */
    public String file(String folder) {
        return "policy " + open.name() + ".campaign-lockdown\n\nimport \"" + folder + "\"\n\n" + forbid();
    }

    private String forbid() {
        return "forbid campaign-lockdown {\n  action " + action + "\n  when   action == " + action + "\n}\n";
    }
}
