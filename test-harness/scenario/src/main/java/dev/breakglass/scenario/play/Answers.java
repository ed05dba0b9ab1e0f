package dev.breakglass.scenario.play;

import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.scenario.result.Answer;
import dev.breakglass.scenario.result.Reason;
import dev.breakglass.scenario.yaml.Lengths;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes what came of an act ready to be shown, each reason with the line of policy that it comes from. */
final class Answers {

    private final LoadedPolicy policy;

    Answers(LoadedPolicy policy) {
        this.policy = policy;
    }

    Answer answer(Deed deed) {
        if (deed instanceof Deed.Noted noted) {
            return Answer.plain(noted.word());
        }
        if (deed instanceof Deed.Ended ended) {
            return Answer.plain(ended.grants() + " ended");
        }
        if (deed instanceof Deed.Refused refused) {
            String word = refused.byPolicy() ? Outcome.DENY.word() : "refused (" + refused.code() + ")";
            return new Answer(word, Answer.Tone.NO, Optional.empty(), reasons(deed), Optional.of(refused.why()));
        }
        if (deed instanceof Deed.Lapsed lapsed) {
            return Answer.plain(lapsed.grants().size() + " ended");
        }
        Grant grant = deed.about().orElseThrow();
        boolean asked = deed instanceof Deed.Asked;
        String word = deed.outcome().map(Outcome::word).orElse(grant.state().word());
        Optional<String> note = asked && grant.ruling().decision().permits()
                ? grant.ruling().decision().ttl().map(ttl -> "for " + Lengths.text(ttl))
                : Optional.empty();
        return new Answer(
                word,
                tone(deed, grant),
                asked || deed instanceof Deed.Used ? grant.path() : Optional.empty(),
                reasons(deed),
                note);
    }

    /** In the words in which a scenario expects it. */
    static String actual(Deed deed) {
        if (deed instanceof Deed.Refused refused) {
            return refused.byPolicy()
                    ? "deny (" + codes(refused.findings()) + "), refused (" + refused.code() + ")"
                    : "refused (" + refused.code() + "): " + refused.why();
        }
        if (deed instanceof Deed.Asked asked) {
            String outcome = asked.decision().outcome().word();
            String on = asked.decision().path().map(p -> " on " + p).orElse("");
            return switch (asked.decision().outcome()) {
                case PERMIT -> outcome + on;
                case PENDING ->
                    outcome + on + ", open: [" + codes(asked.decision().findings()) + "]";
                case DENY -> outcome + " (" + codes(asked.decision().findings()) + ")";
            };
        }
        if (deed instanceof Deed.Used) {
            return Outcome.PERMIT.word();
        }
        return deed.about().map(g -> "state " + g.state().word()).orElse("success");
    }

    static Set<String> codeSet(List<Finding> findings) {
        return findings.stream().map(f -> f.code().code()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String codes(List<Finding> findings) {
        return String.join(", ", codeSet(findings));
    }

    private static Answer.Tone tone(Deed deed, Grant grant) {
        if (deed.outcome().isPresent()) {
            return Answer.Tone.of(deed.outcome().get());
        }
        return switch (grant.state()) {
            case READY, ACTIVE -> Answer.Tone.YES;
            case PENDING, PAUSED -> Answer.Tone.WAIT;
            case DENIED -> Answer.Tone.NO;
            default -> Answer.Tone.PLAIN;
        };
    }

    private List<Reason> reasons(Deed deed) {
        return policy.reasons(deed.findings());
    }
}
