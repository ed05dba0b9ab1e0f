package dev.breakglass.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.policy.PreparedRequest;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Request;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compiled and reference agree as well on policies of more roles, actions and paths than one word has bits. */
class WidePolicyTest {

    private static final int POLICIES = 30;
    private static final int REQUESTS = 100;
    private static final int MORE = 70;
    private static final int GROUPS = 90;
    private static final Pattern ROLE = Pattern.compile("(?m)^  (?:for|approve \\d of|escalate) .*?\\b(r[0-3])\\b");
    private static final Pattern WHEN = Pattern.compile("(?m)^  when (.*)$");

    @Test
    void whateverTheWidthTheDecisionIsTheReferences() {
        Random random = new Random(17);
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        for (int made = 0; made < POLICIES; ) {
            String text = wide(random);
            Optional<dev.breakglass.dsl.model.Policy> checked =
                    Checker.check(List.of(new SourceFile("wide.bgp", text))).value();
            if (checked.isPresent()) {
                made++;
                Policy compiled = PolicyCompiler.compile(checked.get()).toPolicy();
                ReferenceEvaluator reference = new ReferenceEvaluator(checked.get());
                for (int i = 0; i < REQUESTS; i++) {
                    Request request = inMoreGroups(RandomRequest.draw(random), random);
                    Decision expected = agree(compiled, reference, request, "p" + random.nextInt(10), text);
                    outcomes.merge(expected.outcome(), 1, Integer::sum);
                }
            }
        }
        assertThat(outcomes).containsKeys(Outcome.values());
    }

    private static Decision agree(
            Policy compiled, ReferenceEvaluator reference, Request request, String path, String text) {
        Decision expected = reference.decide(request);
        Decision use = reference.recheck(path, request);
        PreparedRequest prepared = compiled.prepare(request);
        assertThat(compiled.decide(request)).as(text).isEqualTo(expected);
        assertThat(compiled.decide(prepared)).as(text).isEqualTo(expected);
        assertThat(compiled.recheck(path, request)).as(text).isEqualTo(use);
        assertThat(compiled.recheck(path, prepared)).as(text).isEqualTo(use);
        return expected;
    }

    /** With so many more roles before or behind those that it has, which its paths and conditions name too. */
    private static String wide(Random random) {
        StringBuilder text = new StringBuilder(Sample.draw(random, 0).policy());
        for (int i = 0; i < (random.nextInt(3) == 0 ? MORE : 10); i++) {
            text.append(RandomPath.text(Choices.of(random), 20 + i));
        }
        StringBuilder roles = new StringBuilder();
        StringBuilder actions = new StringBuilder();
        for (int i = 0; i < MORE; i++) {
            String group = random.nextInt(4) == 0 ? "g" + random.nextInt(6) : "h" + random.nextInt(GROUPS);
            roles.append("role q")
                    .append(i)
                    .append(" from group \"")
                    .append(group)
                    .append("\"\n");
            actions.append("action w.a").append(i).append('\n');
        }
        text.insert(text.indexOf(random.nextBoolean() ? "role r0" : "profile shared"), roles);
        text.insert(text.indexOf("action x.read"), random.nextBoolean() ? actions : "");
        String named = ROLE.matcher(text)
                .replaceAll(path -> Matcher.quoteReplacement(
                        random.nextInt(3) > 0
                                ? path.group()
                                : path.group().replaceAll("\\br[0-3]\\b", "q" + random.nextInt(MORE))));
        return WHEN.matcher(named)
                .replaceAll(when -> Matcher.quoteReplacement(
                        random.nextInt(3) > 0
                                ? when.group()
                                : "  when (" + when.group(1) + ")" + (random.nextBoolean() ? " and" : " or not")
                                        + " requester has q" + random.nextInt(MORE)));
    }

    private static Request inMoreGroups(Request request, Random random) {
        Person person = request.requester();
        List<Approval> approvals = request.approvals().stream()
                .map(given -> new Approval(given.by(), more(given.groups(), random), given.at(), given.factors()))
                .toList();
        return request.withRequester(new Person(person.id(), more(person.groups(), random), person.attributes()))
                .withApprovals(approvals);
    }

    private static Set<String> more(Set<String> groups, Random random) {
        Set<String> more = new TreeSet<>(groups);
        for (int i = random.nextInt(30); i > 0; i--) {
            more.add("h" + random.nextInt(2 * GROUPS));
        }
        return more;
    }
}
