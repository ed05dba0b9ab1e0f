package dev.breakglass.scenario.campaign;

import dev.breakglass.dsl.model.Role;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.scenario.model.Act;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What whoever tells a story knows of it: the wishes in it, and the names of what came of them. For one thread. */
final class Memory {

    /** Somebody who would say yes, with what they would present. */
    record Backer(String id, List<Act.Factor> mfa) {}

    /** A wish with people for it. */
    record Plea(Wish wish, Person requester, List<Backer> backers) {}

    /** How often somebody who asks has a second role of the path. */
    private static final int HATS_PERCENT = 40;

    final Dice dice;
    final Vocabulary vocabulary;
    final Company company = new Company();
    final CampaignPolicy policy;
    /** Those that should open something. */
    final List<Plea> hopeful = new ArrayList<>();
    /** Those that should not. */
    final List<Plea> hopeless = new ArrayList<>();

    final Map<String, Plea> requests = new LinkedHashMap<>();
    /** The session of each request, by the name under which it was opened or was last to be. */
    final Map<String, String> sessions = new LinkedHashMap<>();

    final Map<String, Act.SignalState> signals = new LinkedHashMap<>();
    /** Since when duties fail, if they do. */
    Optional<Duration> dutiesFailSince = Optional.empty();

    private int named;

    Memory(Dice dice, Vocabulary vocabulary, CampaignPolicy policy) {
        this.dice = dice;
        this.vocabulary = vocabulary;
        this.policy = policy;
        int many = 1 + dice.below(3);
        for (int i = 0; i < many; i++) {
            Wish wish = vocabulary.permitted(dice);
            hopeful.add(plea(wish, hats(wish)));
            company.join(vocabulary.roles(wish));
            hopeless.add(plea(vocabulary.refused(dice), Set.of()));
        }
    }

    /** What would let somebody say yes to their own request, watch it or review it, if that were possible. */
    private Set<String> hats(Wish wish) {
        List<Role> roles = vocabulary.roles(wish);
        return roles.isEmpty() || !dice.percent(HATS_PERCENT)
                ? Set.of()
                : Set.of(dice.one(roles).groups().get(0));
    }

    private Plea plea(Wish wish, Set<String> hats) {
        List<Backer> backers = new ArrayList<>();
        List<Approval> approvals = wish.request().approvals();
        for (int i = 0; i < approvals.size(); i++) {
            Approval approval = approvals.get(i);
            int alike = (int) approvals.subList(0, i).stream()
                    .filter(other -> other.groups().equals(approval.groups()))
                    .count();
            backers.add(new Backer(company.approver(approval, alike).id(), Wish.mfa(approval)));
        }
        return new Plea(wish, company.requester(wish.request().requester(), hats), backers);
    }

    String name(String kind) {
        named++;
        return kind + named;
    }

    Plea plea(String request) {
        return Optional.ofNullable(requests.get(request)).orElseThrow();
    }

    String anybody() {
        return dice.one(company.ids());
    }

    /** Mostly somebody else than the requester. */
    String another(Grant grant) {
        String requester = grant.asked().request().requester().id();
        String somebody = anybody();
        return somebody.equals(requester) ? anybody() : somebody;
    }
}
