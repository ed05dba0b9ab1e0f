package dev.breakglass.dsl.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.Sets;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.source.SourceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class OrderTest {

    /** Declarations at the start of a line, clauses on lines of their own, as the set {@code rich} is laid out. */
    @Property(tries = 200)
    void theOrderOfFilesDeclarationsAndClausesLeavesNoTrace(@ForAll long seed) {
        SourceFile whole = Sets.read("rich").value().orElseThrow().get(0);
        List<String> declarations = new ArrayList<>();
        whole.text().lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> {
            boolean isDocumented = !declarations.isEmpty()
                    && declarations.get(declarations.size() - 1).matches("/// .*\n");
            if (line.startsWith(" ") || line.startsWith("}") || isDocumented) {
                int last = declarations.size() - 1;
                declarations.set(last, declarations.get(last) + line + "\n");
            } else {
                declarations.add(line + "\n");
            }
        });
        Random random = new Random(seed);
        Collections.shuffle(declarations, random);
        List<StringBuilder> texts = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            texts.add(new StringBuilder("policy rich\n"));
        }
        for (String declaration : declarations) {
            texts.get(random.nextInt(texts.size())).append(shuffled(declaration, random));
        }
        List<SourceFile> files = new ArrayList<>();
        texts.forEach(text -> files.add(new SourceFile("file-" + files.size() + ".bgp", text.toString())));
        Collections.shuffle(files, random);
        assertThat(withoutPlaces(Checker.check(files))).isEqualTo(withoutPlaces(Checker.check(List.of(whole))));
    }

    private static String shuffled(String declaration, Random random) {
        List<String> lines = new ArrayList<>(declaration.lines().toList());
        int first = declaration.startsWith("///") ? 2 : 1;
        if (lines.size() > first + 1) {
            Collections.shuffle(lines.subList(first, lines.size() - 1), random);
        }
        return String.join("\n", lines) + "\n";
    }

    private static String withoutPlaces(Checked<Policy> checked) {
        assertThat(checked.diagnostics()).isEmpty();
        Policy policy = checked.value().orElseThrow();
        return policy.toString().replace(policy.sources().toString(), "").replaceAll("[\\w-]+\\.bgp:\\d+:\\d+", "");
    }
}
