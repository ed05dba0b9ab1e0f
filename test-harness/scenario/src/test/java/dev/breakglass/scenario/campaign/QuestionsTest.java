package dev.breakglass.scenario.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.policy.ForwardingPolicy;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.policy.PreparedRequest;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.scenario.play.LoadedPolicy;
import dev.breakglass.scenario.table.Table;
import dev.breakglass.scenario.table.TableDecider;
import dev.breakglass.scenario.table.TableReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionsTest {

    private static final Policy SOUND = Safe.SOUND.loaded().policy();

    private static QuestionsResult ask(CampaignPolicy policy, long seed, int rounds, int jobs) {
        return Questions.ask(policy, new CampaignPlan(seed, rounds, 60, jobs), decisions -> {}, () -> false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cloud-root",
                "endpoints",
                "hospital",
                "identity",
                "industrial",
                "kubernetes",
                "network-core",
                "payments",
                "secrets",
                "signing"
            })
    void theLibraryAnswersAsItsTextSaysHoweverItIsAsked(String set) {
        AtomicLong told = new AtomicLong();
        QuestionsResult result =
                Questions.ask(Library.set(set), new CampaignPlan(1, 40, 60, 2), told::addAndGet, () -> false);
        assertThat(result.broken().map(broken -> broken.file(1))).isEmpty();
        assertThat(result.requests()).isEqualTo(320);
        assertThat(result.decisions()).isEqualTo(320 * 129).isEqualTo(told.get());
    }

    @Test
    void whatIsStoppedSaysHowMuchOfItWasAsked() {
        AtomicLong told = new AtomicLong();
        QuestionsResult result =
                Questions.ask(Safe.SOUND, new CampaignPlan(1, 1_000, 60, 3), told::addAndGet, () -> told.get() > 0);
        assertThat(result.passed()).isTrue();
        assertThat(result.requests()).isBetween(8L, 24L);
        assertThat(result.decisions()).isEqualTo(told.get());
    }

    /** Decides some requests as others. */
    private static Policy taking(UnaryOperator<Request> as) {
        return new ForwardingPolicy(SOUND) {
            @Override
            public Decision decide(Request request) {
                return super.decide(as.apply(request));
            }

            @Override
            public Decision decide(PreparedRequest prepared) {
                return decide(prepared.request());
            }
        };
    }

    /** Answers something else. */
    private static Policy deciding(UnaryOperator<Decision> as) {
        return new ForwardingPolicy(SOUND) {
            @Override
            public Decision decide(Request request) {
                return as.apply(super.decide(request));
            }

            @Override
            public Decision decide(PreparedRequest prepared) {
                return decide(prepared.request());
            }
        };
    }

    private static Request withApprovals(Request request, UnaryOperator<Approval> as) {
        return request.withApprovals(request.approvals().stream().map(as).toList());
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                new Arguments(
                        "takes one approval for two",
                        new BrokenPolicy(SOUND).deciding(Safe.edited("approve  2 of", "approve  1 of")),
                        Property.AS_WRITTEN),
                new Arguments(
                        "counts whoever approves twice for two",
                        taking(request -> {
                            List<Approval> each = new ArrayList<>();
                            for (Approval a : request.approvals()) {
                                boolean again = each.stream().anyMatch(e -> e.by().equals(a.by()));
                                each.add(new Approval(
                                        again ? a.by() + each.size() : a.by(), a.groups(), a.at(), a.factors()));
                            }
                            return request.withApprovals(each);
                        }),
                        // Whichever comes first: a request in which somebody approves twice, or one said twice.
                        Property.AS_WRITTEN,
                        Property.ALIKE),
                new Arguments(
                        "grants too long",
                        new BrokenPolicy(SOUND).deciding(Safe.edited("ttl      30m up to 1h", "ttl      31m up to 1h")),
                        Property.AS_WRITTEN),
                new Arguments(
                        "forgets whom to tell",
                        deciding(
                                d -> new Decision(d.outcome(), d.path(), d.ttl(), d.findings(), List.of(), d.policy())),
                        Property.AS_WRITTEN),
                new Arguments(
                        "says it in other words",
                        deciding(d -> new Decision(
                                d.outcome(),
                                d.path(),
                                d.ttl(),
                                d.findings().stream()
                                        .map(f -> new Finding(f.path(), f.code(), f.need(), f.have() + "!", f.source()))
                                        .toList(),
                                d.obligations(),
                                d.policy())),
                        Property.EXPLAINED),
                new Arguments(
                        "counts what is dated later than now",
                        taking(request -> withApprovals(
                                request,
                                a -> a.at().isAfter(request.now())
                                        ? new Approval(a.by(), a.groups(), request.now(), a.factors())
                                        : a)),
                        Property.ALIKE),
                new Arguments(
                        "is confused by a signal that it does not know",
                        taking(request -> request.signals().size() > 1 ? request.withSignals(Map.of()) : request),
                        Property.ALIKE),
                new Arguments(
                        "forgets an approver when it is prepared",
                        new ForwardingPolicy(SOUND) {
                            @Override
                            public Decision decide(PreparedRequest prepared) {
                                return decide(prepared.request().withApprovals(List.of()));
                            }
                        },
                        Property.ALIKE));
    }

    private record Arguments(String name, Policy policy, List<Property> properties) {

        Arguments(String name, Policy policy, Property... properties) {
            this(name, policy, List.of(properties));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource
    void broken(Arguments broken) {
        CampaignPolicy asked = Safe.decidedBy(broken.policy());
        QuestionsResult.Broken found = ask(asked, 3, 400, 2).broken().orElseThrow();
        assertThat(found.property()).as(found.file(3)).isIn(broken.properties());
        Table table = TableReader.read("t.yaml", found.file(3).getBytes(StandardCharsets.UTF_8), name -> new byte[0])
                .orElseThrow();
        table.words().check(asked.texts());
        assertThat(TableDecider.decide(table, Safe.SOUND.loaded()).failures()).isEmpty();
        LoadedPolicy loaded = asked.loaded();
        assertThat(TableDecider.decide(table, loaded).failures()).isNotEmpty();
    }

    @Test
    void whoeverShowsLessAndIsLetInIsFound() {
        // In a way in which this seed makes no request up, so that the text is not asked about it.
        Policy generous = taking(request -> request.justification().isEmpty()
                        && request.ticket().isEmpty()
                        && request.approvals().size() == 1
                ? request.withJustification("the only key is in the safe", request.ticket())
                        .withApprovals(List.of(
                                request.approvals().get(0),
                                new Approval(
                                        "somebody",
                                        request.approvals().get(0).groups(),
                                        request.approvals().get(0).at(),
                                        List.of())))
                : request);
        QuestionsResult.Broken found =
                ask(Safe.decidedBy(generous), 5, 2_000, 2).broken().orElseThrow();
        assertThat(found.property()).as(found.file(5)).isEqualTo(Property.NO_MORE);
    }

    @Test
    void aPolicyMaySpeakAgainstARole() {
        String text = Safe.TEXT
                .replace("incident.severity <= 2", "incident.severity <= 2 and not requester has auditor")
                .replace("forbid contractors {\n  zone vault\n", "forbid contractors {\n  zone vault\n  for  warden\n");
        assertThat(text).contains("  for  warden\n", "not requester has auditor");
        QuestionsResult result = ask(Library.compiled(Library.checked(text)), 9, 400, 2);
        assertThat(result.broken().map(broken -> broken.file(9))).isEmpty();
    }

    @Test
    void theSameIsFoundWhateverTheJobs() {
        CampaignPolicy broken =
                Safe.decidedBy(new BrokenPolicy(SOUND).deciding(Safe.edited("piv within 5m", "piv within 6m")));
        List<String> files = Stream.of(1, 2, 4)
                .map(jobs -> ask(broken, 7, 400, jobs))
                .map(result -> result.broken().orElseThrow().file(7) + result.decisions())
                .toList();
        assertThat(files).containsOnly(files.get(0));
    }
}
