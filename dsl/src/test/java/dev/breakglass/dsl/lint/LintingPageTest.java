package dev.breakglass.dsl.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of all rules in {@code docs/linting.md}; {@code -Dupdate.golden=true} writes it anew. */
class LintingPageTest {
    private static final Path PAGE = Path.of("../docs/linting.md");
    private static final String BEGIN = "-Dupdate.golden=true -->\n";
    private static final String END = "<!-- end of rules -->";

    @Test
    void thePageListsAllRulesAsTheyAre() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        String table = "\n| rule | finds | severity | options | fix |\n| --- | --- | --- | --- | --- |\n"
                + Rules.all().stream().map(LintingPageTest::row).collect(Collectors.joining())
                + "\n";
        if (Boolean.getBoolean("update.golden")) {
            if (System.getenv("CI") != null) {
                fail("expectations are updated by people, not by CI");
            }
            Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(end));
        }
        assertThat(Files.readString(PAGE)).contains(BEGIN + table + END);
    }

    private static String row(Rule rule) {
        String id = rule.code().id();
        String options = rule.options().stream()
                .map(option -> "`" + option.name() + ": " + Option.text(option.standard()) + "`")
                .collect(Collectors.joining(", "));
        return "| [" + id + "](diagnostics/" + id + ".md) `" + rule.code().slug() + "` | "
                + rule.code().title() + " | " + rule.severity().word() + " | " + options + " | "
                + (rule.fixes() ? "yes" : "") + " |\n";
    }
}
