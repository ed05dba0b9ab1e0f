package dev.breakglass.dsl.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeepingTest {

    private static final String COMMON = """
            policy x
            action read, write
            action all includes read
            resource db { size: int }
            role r from group "g"
            role s from group "h"
            signal net: enum { corp, vpn } fresh 30s
            """;
    private static final String PROFILE = """
            policy x
            profile careful {
              mfa any within 5m
              approve 1 of r within 5m
              justify at least 5 characters
              review within 1h by r
            }
            """;
    private static final String OUTER = """
            policy x
            zone a { contains db "a-*" }
            forbid f { when net == vpn }
            """;

    private final Map<String, String> texts =
            new TreeMap<>(Map.of("common.bgp", COMMON, "profile.bgp", PROFILE, "a.bgp", OUTER));
    private final Policy earlier;

    KeepingTest() {
        for (String name : List.of("b", "c")) {
            texts.put("zone-" + name + ".bgp", """
                    policy x
                    zone a.%1$s {
                      contains db "%1$s-*"
                    }
                    breakglass in-%1$s {
                      zone a.%1$s
                      for s
                      allow all on db "%1$s-*"
                      when resource.size < 5 and net == corp
                      follows careful
                      ttl 1h
                    }
                    """.formatted(name));
        }
        earlier = checked();
    }

    private Policy checked() {
        List<SourceFile> sources = new ArrayList<>();
        texts.forEach((name, text) -> sources.add(new SourceFile(name, text)));
        var checked = Checker.check(sources);
        return checked.value().orElseThrow(() -> new AssertionError(checked.diagnostics()));
    }

    private void replace(String file, String text, String other) {
        assertThat(texts.get(file)).contains(text);
        texts.compute(file, (name, before) -> before.replace(text, other));
    }

    /** What is kept says what it would say if nothing had been. */
    private Policy kept() {
        Policy kept = checked().keeping(earlier);
        assertThat(kept).isEqualTo(checked());
        return kept;
    }

    @Test
    void whatDidNotChangeIsTheSameObject() {
        replace("zone-b.bgp", "ttl 1h", "ttl 2h");

        Policy kept = kept();

        assertThat(kept.zones().get(0)).isSameAs(earlier.zones().get(0));
        assertThat(kept.zones().get(2)).isSameAs(earlier.zones().get(2));
        assertThat(kept.paths().get(0).ttl().max()).hasHours(2);
        assertThat(kept.paths().get(1)).isSameAs(earlier.paths().get(1));
        assertThat(kept.forbids().get(0)).isSameAs(earlier.forbids().get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "common.bgp  | action all includes read     | action all includes read, write",
                "common.bgp  | size: int                    | size: duration, length: int",
                "common.bgp  | from group \"h\"             | from group \"k\"",
                "common.bgp  | role s                       | role q from group \"q\" role s",
                "common.bgp  | { corp, vpn }                | { vpn, corp }",
                "profile.bgp | at least 5 characters        | at least 6 characters",
                "profile.bgp | mfa any                      | mfa  any",
                "a.bgp       | contains db                  | admit when net == corp contains db",
                "a.bgp       | contains db                  | at most ttl 2h contains db"
            })
    void whatAnotherFileSaysOfAPathIsNotKept(String file, String text, String other) {
        if (other.contains("duration")) {
            replace("zone-b.bgp", "resource.size < 5", "resource.size < 5m");
            replace("zone-c.bgp", "resource.size < 5", "resource.size < 5m");
        }
        replace(file, text, other);

        assertThat(kept().paths()).doesNotContainAnyElementsOf(earlier.paths());
    }

    @Test
    void aPathThatIsFoundElsewhereIsNotKept() {
        String moved = texts.remove("zone-b.bgp");
        texts.put("zone-a.bgp", moved);

        assertThat(kept().paths())
                .doesNotContain(earlier.paths().get(0))
                .contains(earlier.paths().get(1));
    }

    @Test
    void aFileThatDeclaresMoreThanPathsIsLookedAtPartByPart() {
        replace("zone-b.bgp", "breakglass in-b", "role z from group \"z\" breakglass in-b");

        assertThat(kept().paths())
                .contains(earlier.paths().get(1))
                .doesNotContain(earlier.paths().get(0));
    }

    @Test
    void whatCameAndWentIsNoneOfTheOthersAffair() {
        texts.remove("zone-b.bgp");
        texts.put("zone-bb.bgp", "policy x\nzone a.bb { contains db \"bb\" }\n");

        assertThat(kept().paths()).containsExactly(earlier.paths().get(1));
        assertThat(kept().zones()).hasSize(3);
    }
}
