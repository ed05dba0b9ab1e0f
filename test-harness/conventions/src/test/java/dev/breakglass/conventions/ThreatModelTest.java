package dev.breakglass.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every test that the threat model names is there: a class, or a method of it. */
class ThreatModelTest {

    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z]+Test)(?:\\.([a-z][A-Za-z]+))?`");

    @Test
    void everyTestThatThePageNamesIsThere() throws IOException {
        Map<String, List<String>> tests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(House.root())) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
                String name = String.valueOf(file.getFileName()).replace(".java", "");
                tests.computeIfAbsent(name, test -> new ArrayList<>()).add(Files.readString(file));
            }
        }
        Matcher named = NAMED.matcher(Files.readString(House.root().resolve("docs/threat-model.md")));
        int found = 0;
        while (named.find()) {
            assertThat(tests).containsKey(named.group(1));
            if (named.group(2) != null) {
                assertThat(tests.get(named.group(1)))
                        .as(named.group())
                        .anyMatch(text -> text.contains(" " + named.group(2) + "("));
            }
            found++;
        }
        assertThat(found).isGreaterThan(30);
    }
}
