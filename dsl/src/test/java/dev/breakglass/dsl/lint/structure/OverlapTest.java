package dev.breakglass.dsl.lint.structure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.check.Globs;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class OverlapTest {

    @Property(tries = 300)
    void zonesOverlapExactlyWhenTwoOfTheirGlobsDo(
            @ForAll @Size(min = 2, max = 6)
                    List<@StringLength(min = 1, max = 4) @Chars({'a', 'b', '*'}) String> globs) {
        StringBuilder text = new StringBuilder("policy p\nresource thing\n");
        int pairs = 0;
        for (int i = 0; i < globs.size(); i++) {
            text.append("zone z")
                    .append(i)
                    .append(" { contains thing \"")
                    .append(globs.get(i))
                    .append("\" }\n");
            for (int j = 0; j < i; j++) {
                pairs += Globs.overlap(globs.get(i), globs.get(j)) ? 1 : 0;
            }
        }
        Checked<CheckedSet> checked = Checker.checkSet(
                new Checked<>(Optional.of(List.of(new SourceFile("p.bgp", text.toString()))), List.of()),
                Limits.standard());
        List<Diagnostic> found = new ArrayList<>();
        new OverlappingZones().look(checked.value().orElseThrow(), Settings.standard(), found::add);
        assertThat(found.isEmpty()).isEqualTo(pairs == 0);
        assertThat(found).hasSizeLessThanOrEqualTo(pairs);
    }
}
