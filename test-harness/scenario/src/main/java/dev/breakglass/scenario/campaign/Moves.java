package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.Opening;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import dev.breakglass.scenario.campaign.Memory.Backer;
import dev.breakglass.scenario.campaign.Memory.Plea;
import dev.breakglass.scenario.model.Act;
import dev.breakglass.scenario.request.Parts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What people do with a grant: what moves it on, and what should not be possible. For one thread. */
final class Moves {

    private final Memory memory;
    private final Dice dice;

    Moves(Memory memory) {
        this.memory = memory;
        this.dice = memory.dice;
    }

    /** What comes next in the life of a grant, done by the right people as far as that is known. */
    Act forward(String name, Grant grant) {
        return switch (grant.state()) {
            case PENDING -> pending(name, grant);
            case READY -> redeem(name, grant, requester(grant));
            case ACTIVE -> active(name, grant);
            case PAUSED -> new Act.Observe(session(name), memory.another(grant));
            default -> over(name, grant);
        };
    }

    private Act pending(String name, Grant grant) {
        Plea plea = memory.plea(name);
        Set<ReasonCode> open = grant.ruling().decision().reasons();
        if (open.contains(ReasonCode.MFA) || open.contains(ReasonCode.MFA_STALE)) {
            return new Act.StepUp(name, requester(grant), factors(plea.wish().mfa()));
        }
        Set<String> done = grant.approvals().stream().map(Approval::by).collect(Collectors.toSet());
        Optional<Backer> next =
                plea.backers().stream().filter(b -> !done.contains(b.id())).findFirst();
        if (next.isPresent() && dice.percent(90)) {
            return new Act.Approve(name, next.get().id(), next.get().mfa());
        }
        return dice.percent(60)
                ? new Act.Approve(name, memory.another(grant), factors(List.of()))
                : new Act.Reconsider(name, requester(grant));
    }

    private Act active(String name, Grant grant) {
        String session = session(name);
        if (!grant.issues().isEmpty() && dice.percent(20)) {
            return new Act.Credential(session, dice.one(grant.issues()).broker(), dice.percent(20));
        }
        int what = dice.hundred();
        if (what < 70) {
            return use(name, grant);
        } else if (what < 78) {
            return new Act.Extend(session, requester(grant), "it takes longer");
        } else if (what < 86 || grant.opening().flatMap(Opening::extension).isPresent()) {
            return extension(name, grant);
        } else if (what < 92) {
            return new Act.Leave(session, memory.another(grant));
        }
        return what < 96 ? new Act.Observe(session, memory.another(grant)) : new Act.Close(session);
    }

    /** Often by somebody who said yes to the request, and could as well to this. */
    private Act extension(String name, Grant grant) {
        List<Backer> backers = memory.plea(name).backers();
        if (backers.isEmpty() || dice.percent(30)) {
            return new Act.ApproveExtension(session(name), memory.another(grant), factors(List.of()));
        }
        Backer backer = dice.one(backers);
        return new Act.ApproveExtension(session(name), backer.id(), backer.mfa());
    }

    /** Uses what its session opens. */
    Act use(String name, Grant grant) {
        Request asked = grant.asked().request();
        String action = grant.terms().map(PathTerms::actions).map(dice::one).orElse(asked.action());
        return new Act.Use(session(name), action, asked.resource(), dice.percent(10));
    }

    private Act over(String name, Grant grant) {
        return grant.reviewDue().isPresent() && dice.percent(70)
                ? new Act.Review(name, dice.percent(25) ? requester(grant) : memory.another(grant), "looked at it")
                : wrong(name, grant);
    }

    /** What should not be possible, and sometimes is all the same. */
    Act wrong(String name, Grant grant) {
        String own = requester(grant);
        if (memory.sessions.containsKey(name) && dice.percent(60)) {
            return wrongInSession(session(name), name, grant);
        }
        return switch (dice.below(10)) {
            case 0 -> new Act.Approve(name, own, factors(List.of()));
            case 1 -> redeem(name, grant, memory.anybody());
            case 2 ->
                grant.approvals().isEmpty()
                        ? new Act.Approve(name, memory.anybody(), List.of())
                        : new Act.Approve(name, dice.one(grant.approvals()).by(), List.of());
            case 3 -> new Act.DenyApproval(name, memory.anybody(), "no");
            case 4 -> new Act.Withdraw(name, dice.percent(50) ? own : memory.anybody(), "solved");
            case 5 -> new Act.StepUp(name, memory.anybody(), factors(List.of()));
            case 6 -> new Act.PromptFailed(name, dice.percent(80) ? own : memory.anybody(), dice.one(Parts.FACTORS));
            case 7 -> new Act.Review(name, dice.percent(50) ? own : memory.anybody(), "");
            case 8 -> new Act.Reconsider(name, memory.anybody());
            default -> redeem(name, grant, own);
        };
    }

    private Act wrongInSession(String session, String name, Grant grant) {
        Request asked = grant.asked().request();
        return switch (dice.below(memory.vocabulary.brokers().isEmpty() ? 9 : 10)) {
            case 0 -> new Act.Use(session, dice.one(memory.vocabulary.actions()), asked.resource(), false);
            case 1 -> new Act.Use(session, asked.action(), other(asked.resource()), false);
            case 2 -> redeem(name, grant, requester(grant));
            case 3 -> new Act.Observe(session, requester(grant));
            case 4 -> new Act.ApproveExtension(session, requester(grant), factors(List.of()));
            case 5 -> new Act.Extend(session, memory.anybody(), "");
            case 6 -> new Act.Leave(session, memory.anybody());
            case 7 -> new Act.Close(session);
            case 9 -> new Act.Credential(session, dice.one(memory.vocabulary.brokers()), false);
            default -> new Act.Use(session, asked.action(), asked.resource(), false);
        };
    }

    private Resource other(Resource own) {
        Resource other = dice.one(memory.vocabulary.resources());
        return dice.percent(50) ? new Resource(own.kind(), other.name(), own.attributes()) : other;
    }

    private Act redeem(String name, Grant grant, String by) {
        String session = memory.name("s");
        if (grant.opening().isEmpty()) {
            memory.sessions.put(name, session);
        }
        return new Act.Redeem(name, by, Optional.of(session));
    }

    /** The name under which it was opened, or was to be. */
    private String session(String name) {
        return Optional.ofNullable(memory.sessions.get(name)).orElseThrow();
    }

    private List<Act.Factor> factors(List<Act.Factor> wanted) {
        if (!wanted.isEmpty() && dice.percent(80)) {
            return wanted.stream()
                    .map(factor -> new Act.Factor(factor.kind(), Duration.ZERO))
                    .toList();
        }
        return List.of(new Act.Factor(dice.one(Parts.FACTORS), Duration.ofSeconds(dice.below(900))));
    }

    private static String requester(Grant grant) {
        return grant.asked().request().requester().id();
    }
}
