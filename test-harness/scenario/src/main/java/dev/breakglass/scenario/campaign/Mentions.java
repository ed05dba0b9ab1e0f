package dev.breakglass.scenario.campaign;

import dev.breakglass.scenario.model.Act;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The requests, sessions and incidents that steps name, so that no step speaks of what an earlier one did not bring. */
final class Mentions {

    private final Set<String> requests = new HashSet<>();
    private final Set<String> sessions = new HashSet<>();
    private final Set<String> incidents = new HashSet<>();

    private Mentions() {}

    /** The steps without those that speak of what none of the others brings. */
    static List<Story.Beat> whole(List<Story.Beat> steps) {
        Mentions mentions = new Mentions();
        List<Story.Beat> kept = new ArrayList<>();
        for (Story.Beat step : steps) {
            if (mentions.isKnown(step.act())) {
                mentions.add(step.act());
                kept.add(step);
            }
        }
        return kept;
    }

    private void add(Act act) {
        if (act instanceof Act.Ask ask) {
            requests.add(ask.as());
        } else if (act instanceof Act.Redeem redeem) {
            redeem.as().ifPresent(sessions::add);
        } else if (act instanceof Act.Declare declare) {
            incidents.add(declare.incident().id());
        }
    }

    private boolean isKnown(Act act) {
        if (act instanceof Act.Ask ask) {
            return ask.incident().map(incidents::contains).orElse(true);
        } else if (act instanceof Act.Revoke revoke) {
            return switch (revoke.target()) {
                case REQUEST -> requests.contains(revoke.name());
                case SESSION -> sessions.contains(revoke.name());
                case PERSON, ZONE, EVERYTHING -> true;
            };
        }
        String session = session(act);
        String request = request(act);
        return (session.isEmpty() || sessions.contains(session)) && (request.isEmpty() || requests.contains(request));
    }

    private static String session(Act act) {
        if (act instanceof Act.Use use) {
            return use.session();
        } else if (act instanceof Act.Credential credential) {
            return credential.session();
        } else if (act instanceof Act.Observe observe) {
            return observe.session();
        } else if (act instanceof Act.Leave leave) {
            return leave.session();
        } else if (act instanceof Act.Extend extend) {
            return extend.session();
        } else if (act instanceof Act.ApproveExtension approve) {
            return approve.session();
        }
        return act instanceof Act.Close close ? close.session() : "";
    }

    private static String request(Act act) {
        if (act instanceof Act.StepUp stepUp) {
            return stepUp.request();
        } else if (act instanceof Act.PromptFailed prompt) {
            return prompt.request();
        } else if (act instanceof Act.Reconsider reconsider) {
            return reconsider.request();
        } else if (act instanceof Act.Withdraw withdraw) {
            return withdraw.request();
        } else if (act instanceof Act.Approve approve) {
            return approve.request();
        } else if (act instanceof Act.DenyApproval deny) {
            return deny.request();
        } else if (act instanceof Act.Redeem redeem) {
            return redeem.request();
        }
        return act instanceof Act.Review review ? review.request() : "";
    }
}
