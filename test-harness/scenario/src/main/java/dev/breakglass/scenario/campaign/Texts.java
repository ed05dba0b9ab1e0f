package dev.breakglass.scenario.campaign;

import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Policy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the policies of a story say, each known by its digest. Immutable and thread-safe. */
final class Texts {

    private final Text first;
    private final Map<String, Text> all = new LinkedHashMap<>();

    /** @param first the one that is in force at the beginning */
    Texts(Policy first, List<Policy> others) {
        this.first = new Text(first);
        all.put(this.first.digest(), this.first);
        for (Policy other : others) {
            Text text = new Text(other);
            all.putIfAbsent(text.digest(), text);
        }
    }

    static Texts of(CampaignPolicy policy) {
        List<Policy> others = new ArrayList<>();
        policy.other().ifPresent(other -> others.add(other.text()));
        return new Texts(policy.text(), others);
    }

    /** The one that is in force at the beginning. */
    Text first() {
        return first;
    }

    Optional<Text> of(String digest) {
        return Optional.ofNullable(all.get(digest));
    }

    /** The grant's path, by the policy that decided it. */
    Optional<BreakglassPath> path(Life life) {
        return path(life, life.policy());
    }

    /** The same by another policy. */
    Optional<BreakglassPath> path(Life life, String digest) {
        return of(digest).flatMap(text -> text.path(life.path()));
    }
}
