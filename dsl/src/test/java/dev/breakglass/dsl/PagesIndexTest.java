package dev.breakglass.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.breakglass.dsl.diagnostic.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The index of {@code docs/diagnostics} lists every code and links every page. {@code -Dupdate.golden=true} writes its
 * tables anew.
 */
class PagesIndexTest {
    private static final Path PAGES = Path.of("../docs/diagnostics");
    private static final Path INDEX = PAGES.resolve("README.md");
    private static final Pattern LINK = Pattern.compile("]\\((BGP\\d+\\.md)\\)");
    /** By the first digits of their codes. */
    private static final Map<String, String> GROUPS = groups();

    private static Map<String, String> groups() {
        Map<String, String> groups = new LinkedHashMap<>();
        groups.put("BGP1", "Text and syntax");
        groups.put("BGP2", "Names");
        groups.put("BGP3", "Types");
        groups.put("BGP4", "Controls and bounds");
        groups.put("BGP50", "Findings: structure");
        groups.put("BGP51", "Findings: people");
        groups.put("BGP52", "Findings: controls");
        groups.put("BGP53", "Findings: conditions");
        groups.put("BGP54", "Findings: style");
        groups.put("BGP59", "Findings: allowing a finding");
        return groups;
    }

    @Test
    void theTablesListEveryCodeInItsGroup() throws IOException {
        String index = Files.readString(INDEX);
        String expected = index.substring(0, index.indexOf("\n## ")) + tables();
        if (Boolean.getBoolean("update.golden")) {
            if (System.getenv("CI") != null) {
                fail("expectations are updated by people, not by CI");
            }
            Files.writeString(INDEX, expected);
        }
        assertThat(Files.readString(INDEX)).isEqualTo(expected);
        assertThat(Arrays.stream(Code.values()).map(Code::id))
                .allMatch(id -> GROUPS.keySet().stream().anyMatch(id::startsWith));
    }

    @Test
    void everyPageIsLinkedAndEveryLinkLeadsToAPage() throws IOException {
        List<String> linked = LINK.matcher(Files.readString(INDEX))
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();
        List<String> pages;
        try (var all = Files.list(PAGES)) {
            pages = all.map(page -> page.getFileName().toString())
                    .filter(name -> name.startsWith("BGP"))
                    .sorted()
                    .toList();
        }
        assertThat(linked).containsExactlyElementsOf(pages);
    }

    private static String tables() {
        List<String> lines = new ArrayList<>();
        GROUPS.forEach((prefix, title) -> {
            lines.add("\n## " + title + "\n\n| code | word | says |\n| --- | --- | --- |");
            Arrays.stream(Code.values())
                    .filter(code -> code.id().startsWith(prefix))
                    .forEach(
                            code -> lines.add("| " + link(code) + " | `" + code.slug() + "` | " + code.title() + " |"));
        });
        return String.join("\n", lines) + "\n";
    }

    private static String link(Code code) {
        String page = code.id() + ".md";
        return Files.exists(PAGES.resolve(page)) ? "[" + code.id() + "](" + page + ")" : code.id();
    }
}
