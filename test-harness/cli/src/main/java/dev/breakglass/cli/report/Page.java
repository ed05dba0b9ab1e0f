package dev.breakglass.cli.report;

import dev.breakglass.dsl.diagnostic.WordWrap;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A page about a code, as {@code docs/diagnostics} has them: headings, paragraphs and fenced examples.
 *
 * @param markdown as written, with line feeds
 */
public record Page(String markdown) {
    private static final int WIDTH = 80;
    private static final String ITEM = "- ";
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)]\\([^)]*\\)");

    /** What the code says, in one paragraph. */
    String summary() {
        String below = markdown.substring(markdown.indexOf("\n\n") + 2);
        return unlinked(below.substring(0, below.indexOf("\n\n")).replace('\n', ' '));
    }

    /** The page without marks, for any reader. */
    String text() {
        return text(WIDTH, false);
    }

    /**
     * The page for a terminal: the headings without their marks, examples indented, paragraphs laid out anew.
     *
     * @param width in cells
     * @param colour whether headings may be bold
     */
    public String text(int width, boolean colour) {
        StringBuilder out = new StringBuilder();
        List<String> paragraph = new ArrayList<>();
        boolean inExample = false;
        for (String line : markdown.lines().toList()) {
            boolean fence = line.startsWith("```");
            if (!inExample && !fence && !line.isBlank() && !line.startsWith("#")) {
                if (line.startsWith(ITEM)) {
                    flush(paragraph, out, width);
                }
                paragraph.add(line.strip());
                continue;
            }
            flush(paragraph, out, width);
            if (fence) {
                inExample = !inExample;
            } else if (inExample) {
                out.append(line.isBlank() ? "" : "    " + line).append('\n');
            } else if (line.startsWith("#")) {
                String heading = line.replaceFirst("^#+ ", "");
                out.append(colour ? "\u001b[1m" + heading + "\u001b[0m" : heading)
                        .append('\n');
            } else {
                out.append('\n');
            }
        }
        flush(paragraph, out, width);
        return out.toString();
    }

    private static void flush(List<String> paragraph, StringBuilder out, int width) {
        if (!paragraph.isEmpty()) {
            String words = unlinked(String.join(" ", paragraph));
            String hanging = words.startsWith(ITEM) ? "    " : "  ";
            List<String> lines = WordWrap.lines(words, width - 2, width - hanging.length());
            out.append("  ").append(String.join("\n" + hanging, lines)).append('\n');
            paragraph.clear();
        }
    }

    private static String unlinked(String words) {
        return LINK.matcher(words).replaceAll("$1");
    }
}
