package dev.breakglass.scenario.table;

import dev.breakglass.runtime.request.Request;
import dev.breakglass.scenario.model.Expectation;
import dev.breakglass.scenario.words.Words;
import dev.breakglass.scenario.yaml.FilePlace;
import java.util.List;

/**
 * Requests and the decision that each must get. Immutable.
 *
 * @param file the file's name as shown to people
 * @param policy where the policy lies, as written, relative to the table's folder
 * @param properties whether each decision must also be the one that the policy's text gives, whole: length, obligations and reasons
 *     in words
 * @param words those that mean something by the policy alone
 */
public record Table(
        String title,
        String file,
        String policy,
        FilePlace policyPlace,
        List<Row> rows,
        boolean properties,
        Words words) {

    public Table {
        rows = List.copyOf(rows);
    }

    public Table saying(Words other) {
        return new Table(title, file, policy, policyPlace, rows, properties, other);
    }

    /**
     * One request.
     *
     * @param expect all of these, at least one
     * @param place where it is written, be that the table's own file or one of CSV beside it
     */
    public record Row(String name, Request request, List<Expectation> expect, FilePlace place) {

        public Row {
            expect = List.copyOf(expect);
        }
    }
}
