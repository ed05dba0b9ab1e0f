package dev.breakglass.cli.results;

import dev.breakglass.dsl.diagnostic.Quote;
import java.nio.charset.StandardCharsets;

/** Markdown with a heading, a verdict and what failed, for the page of a job on GitHub. Not thread-safe. */
final class SummaryText {

    /** GitHub takes 1 MiB from one step, and nothing of what is longer. */
    private static final int BYTES_MAX = 900_000;

    private final StringBuilder out = new StringBuilder();
    private int bytes;
    private int left;

    SummaryText(String heading, boolean isGood, String total) {
        out.append("## ").append(heading).append("\n\n").append(isGood ? "✅ " : "❌ ");
        out.append(total).append("\n\n");
        bytes = out.length();
    }

    /** What failed; left out where there is no room. */
    void failure(String title, String file, String text) {
        String failure = section(title, file, text);
        bytes += failure.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > BYTES_MAX) {
            left++;
        } else {
            out.append(failure);
        }
    }

    String whole() {
        return left == 0 ? out.toString() : out + "… and " + left + " more, for which there is no room here\n";
    }

    private static String section(String title, String file, String text) {
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
}
