package dev.breakglass.scenario.campaign;

import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.scenario.play.LoadedPolicy;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The policy that a campaign is about.
 *
 * @param text what it says
 * @param loaded what decides by it
 * @param path where it lies, in the words of a scenario that is written out: relative to that file
 * @param other another one, which somebody loads now and then in its place; absent if nobody does
 */
public record CampaignPolicy(Policy text, LoadedPolicy loaded, String path, Optional<CampaignPolicy> other) {

    public CampaignPolicy(Policy text, LoadedPolicy loaded, String path) {
        this(text, loaded, path, Optional.empty());
    }

    /**
     * The same, and now and then somebody forbids one of its actions.
     *
     * @param compiler makes that one decide
     * @param lockedPath where that one would lie
     */
    public CampaignPolicy lockedNowAndThen(
            Function<Policy, ? extends dev.breakglass.runtime.policy.Policy> compiler, String lockedPath) {
        Optional<CampaignPolicy> locked = Lockdown.of(text)
                .flatMap(Lockdown::locked)
                .map(next -> new CampaignPolicy(next, LoadedPolicy.of(compiler.apply(next), next), lockedPath));
        return new CampaignPolicy(text, loaded, path, locked);
    }

    /** The same, deciding by its text. */
    CampaignPolicy byTheText() {
        LoadedPolicy reference = LoadedPolicy.of(new ReferenceEvaluator(text), text);
        return new CampaignPolicy(text, reference, path, other.map(CampaignPolicy::byTheText));
    }

    /** What the policies say that are ever in force. */
    List<Policy> texts() {
        return Stream.concat(Stream.of(text), other.stream().map(CampaignPolicy::text))
                .toList();
    }

    /** The policy that a scenario names so. */
    LoadedPolicy at(String named) {
        return other.filter(locked -> locked.path().equals(named))
                .map(CampaignPolicy::loaded)
                .orElse(loaded);
    }
}
