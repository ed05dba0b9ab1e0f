package dev.breakglass.cli.results;

import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.scenario.result.ScenarioResult;
import dev.breakglass.scenario.result.SuiteResult;
import java.nio.charset.StandardCharsets;

/** Results in Markdown, for the page of a job on GitHub. */
public final class JobSummary {

    /** GitHub takes 1 MiB from one step, and nothing of what is longer. */
    private static final int BYTES_MAX = 900_000;

    private JobSummary() {}

    public static String write(SuiteResult suite) {
        boolean isGood = suite.failed() == 0 && suite.unplayed() == 0;
        StringBuilder out = new StringBuilder("## Scenarios\n\n" + (isGood ? "✅ " : "❌ ") + suite.total() + "\n\n");
        int bytes = out.length();
        int left = 0;
        for (ScenarioResult scenario : suite.scenarios()) {
            if (!scenario.passed()) {
                String text = failure(scenario.title(), scenario.file(), String.join("\n\n", scenario.failures()));
                bytes += bytes(text);
                left += add(out, text, bytes);
            }
        }
        for (SuiteResult.FileFailure problem : suite.problems()) {
            String text = failure("Not played", problem.file(), problem.message());
            bytes += bytes(text);
            left += add(out, text, bytes);
        }
        if (left > 0) {
            out.append("… and ").append(left).append(" more, for which there is no room here\n");
        }
        return out.toString();
    }

    /** How many were left out: none or this one. */
    private static int add(StringBuilder out, String text, int bytesWithIt) {
        if (bytesWithIt > BYTES_MAX) {
            return 1;
        }
        out.append(text);
        return 0;
    }

    private static String failure(String title, String file, String text) {
        String shown = Lines.visible(text);
        String fence = "`".repeat(Math.max(3, longestRun(shown) + 1));
        return "### " + escape(title) + "\n\n" + escape(file) + "\n\n" + fence + "text\n" + shown + "\n" + fence
                + "\n\n";
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** All that Markdown could take for its own: a backslash before every sign of ASCII. */
    private static String escape(String text) {
        return Quote.visible(text).replaceAll("[\\p{Punct}&&[^/.-]]", "\\\\$0");
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
