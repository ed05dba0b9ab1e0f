package dev.breakglass.scenario.campaign;

import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.scenario.table.Table;
import dev.breakglass.scenario.table.TableWriter;
import dev.breakglass.scenario.words.Words;
import dev.breakglass.scenario.yaml.FilePlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of questions to a policy. The same plan and policy give the same result, unless somebody stops it.
 *
 * @param requests that were made up
 * @param decisions in all the ways in which they were asked
 */
public record QuestionsResult(CampaignPlan plan, long requests, long decisions, Optional<Broken> broken) {

    public boolean passed() {
        return broken.isEmpty();
    }

    /**
     * Requests of which one is decided wrongly.
     *
     * @param number of the round, from 0
     * @param what what is there instead of what the property says
     * @param policy where it lies, in the words of a table that is written out
     * @param text what the policy says
     * @param requests one, or one and the same in another way
     */
    public record Broken(
            int number, Property property, String what, String policy, Policy text, List<Request> requests) {

        public Broken {
            requests = List.copyOf(requests);
        }

        /** The requests as a table that fails until they are decided as the text says, to the word. */
        public Table table() {
            FilePlace place = FilePlace.whole(policy);
            List<Table.Row> rows = new ArrayList<>();
            ReferenceEvaluator reference = new ReferenceEvaluator(text);
            for (Request request : requests) {
                String other = property == Property.NO_MORE ? "with less in it" : "the same in another way";
                String name = rows.isEmpty() ? "the request" : other;
                rows.add(
                        new Table.Row(name, request, List.of(Contradiction.decided(reference.decide(request))), place));
            }
            Table table = new Table("Questions, round " + number, policy, policy, place, rows, true, Words.NONE);
            return Strangers.listed(table, text);
        }

        /** The table as a file, with what is wrong above it. */
        public String file(long seed) {
            return "# Campaign with seed " + seed + ", questions of round " + number + ".\n"
                    + "# " + property.word() + ": " + property.sentence() + ".\n"
                    + "# Found: " + what + ".\n"
                    + TableWriter.write(table());
        }
    }
}
