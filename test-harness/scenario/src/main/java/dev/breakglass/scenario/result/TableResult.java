package dev.breakglass.scenario.result;

import dev.breakglass.scenario.yaml.FilePlace;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One table of requests, decided. Immutable.
 *
 * @param file the table's file as shown to people
 * @param policy where its policy lies, as the table writes it
 * @param digest of the policy's sources, {@code sha256:…}
 */
public record TableResult(String title, String file, String policy, String digest, List<Row> rows) {

    public TableResult {
        rows = List.copyOf(rows);
    }

    /** One request and what was decided. */
    public record Row(String name, Check check, List<Reason> reasons, FilePlace place) {

        public Row {
            reasons = List.copyOf(reasons);
        }

        /** What went wrong in full. */
        private String failure() {
            return place + ": " + name + "\n  expected: " + check.expected() + "\n  actual:   " + check.actual()
                    + reasons.stream().map(r -> "\n  because:  " + r.text()).collect(Collectors.joining());
        }
    }

    public boolean passed() {
        return rows.stream().allMatch(row -> row.check().passed());
    }

    /** Every row that was decided otherwise, one text of several lines each. */
    public List<String> failures() {
        return rows.stream()
                .filter(row -> !row.check().passed())
                .map(Row::failure)
                .toList();
    }
}
