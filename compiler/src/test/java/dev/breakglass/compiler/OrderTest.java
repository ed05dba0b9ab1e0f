package dev.breakglass.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.policy.CompiledPolicy;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.History;
import dev.breakglass.runtime.request.Request;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** No order of anything that is written or presented changes a decision. */
class OrderTest {

    private static final int REQUESTS = 100;
    /** What is written between commas where order means nothing: roles, actions, factors, resources, values. */
    private static final Pattern LIST = Pattern.compile(
            "(?<=  for |  allow | of | include |\\{ )([a-z][a-z0-9.-]*(?:, [a-z][a-z0-9.-]*)+)(?![\\w:.])");

    @Property(tries = 60)
    void filesDeclarationsClausesListsApprovalsAndFactorsMayStandInAnyOrder(@ForAll long seed) {
        String text = RandomPolicy.text(seed);
        Random random = new Random(seed);
        Policy straight = DifferentialTest.checked(text);
        Policy mixed = mixed(text, random);
        CompiledPolicy first = PolicyCompiler.compile(straight).toPolicy();
        CompiledPolicy second = PolicyCompiler.compile(mixed).toPolicy();
        ReferenceEvaluator third = new ReferenceEvaluator(mixed);
        for (int i = 0; i < REQUESTS; i++) {
            Request request = RandomRequest.draw(random);
            List<String> expected = essence(first.decide(request));
            assertThat(essence(second.decide(shuffled(request, random)))).isEqualTo(expected);
            assertThat(essence(third.decide(shuffled(request, random)))).isEqualTo(expected);
        }
    }

    private static Policy mixed(String text, Random random) {
        List<String> declarations = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : text.lines().skip(1).toList()) {
            open.append(line).append('\n');
            if (!line.startsWith("  ") && !line.endsWith("{")) {
                declarations.add(clauses(open.toString(), random));
                open.setLength(0);
            }
        }
        Collections.shuffle(declarations, random);
        List<SourceFile> files = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int file = 0; file < count; file++) {
            StringBuilder source = new StringBuilder("policy random\n");
            for (int i = file; i < declarations.size(); i += count) {
                source.append(declarations.get(i));
            }
            files.add(new SourceFile("f" + random.nextInt(1_000_000) + ".bgp", source.toString()));
        }
        Checked<Policy> checked = Checker.check(files);
        assertThat(checked.diagnostics()).isEmpty();
        return checked.value().orElseThrow();
    }

    private static String clauses(String declaration, Random random) {
        List<String> lines = new ArrayList<>(declaration.lines().toList());
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).contains("enum")) {
                lines.set(i, lists(lines.get(i), random));
            }
        }
        if (lines.size() > 2) {
            Collections.shuffle(lines.subList(1, lines.size() - 1), random);
        }
        return String.join("\n", lines) + "\n";
    }

    private static String lists(String line, Random random) {
        Matcher list = LIST.matcher(line);
        return list.replaceAll(found -> {
            List<String> items = new ArrayList<>(Arrays.asList(found.group(1).split(", ", -1)));
            Collections.shuffle(items, random);
            return String.join(", ", items);
        });
    }

    private static Request shuffled(Request request, Random random) {
        List<Approval> approvals = new ArrayList<>();
        for (Approval approval : request.approvals()) {
            approvals.add(new Approval(
                    approval.by(), approval.groups(), approval.at(), shuffled(approval.factors(), random)));
        }
        return request.withFactors(shuffled(request.factors(), random))
                .withApprovals(shuffled(approvals, random))
                .withHistory(new History(
                        shuffled(request.history().grants(), random),
                        request.history().overdueReviews()));
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /** All of a decision but the words and the places, which say what was written and where. */
    private static List<String> essence(Decision decision) {
        List<String> essence = new ArrayList<>(List.of(
                decision.outcome().toString(),
                decision.path().toString(),
                decision.ttl().toString()));
        decision.findings().stream()
                .map(finding -> path(finding) + " " + finding.code())
                .sorted()
                .forEach(essence::add);
        decision.obligations().stream().map(Object::toString).sorted().forEach(essence::add);
        return essence;
    }

    private static String path(Finding finding) {
        return Optional.of(finding).flatMap(Finding::path).orElse("-");
    }
}
