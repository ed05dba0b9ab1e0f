package dev.breakglass.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.runtime.policy.CompiledPolicy;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import dev.breakglass.runtime.request.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * No limit of the class file is met, however many paths there are and however different their conditions:
 * {@code -Dbreakglass.paths=100000} makes so many, with conditions of {@code -Dbreakglass.forms=5000} different forms.
 */
class ManyPathsTest {

    private static final Instant NOW = Instant.parse("2026-03-14T02:18:00Z");
    private static final int PATHS = Integer.getInteger("breakglass.paths", 2_000);
    private static final int FORMS = Integer.getInteger("breakglass.forms", 300);
    private static final int PATHS_PER_FILE = 100;
    private static final int STEPS = 9;
    private static final List<String> ACTIONS = List.of("read", "write");

    /** The virtual machine's compilers take no method above this, and no class file has more constants than that. */
    private static final int BYTES_PER_METHOD_MAX = 8_000;

    private static final int CONSTANTS_MAX = 65_535;

    @Test
    void everyPathCompilesWithoutALimitInSightAndDecides() {
        CompiledUnit unit = PolicyCompiler.compile(policy());

        assertThat(unit.classes().values()).hasSizeGreaterThan(FORMS / 100).allSatisfy(file -> {
            MethodSizes sizes = MethodSizes.of(file);
            assertThat(sizes.longestMethod()).isBetween(1, BYTES_PER_METHOD_MAX - 1);
            assertThat(sizes.constants()).isLessThan(CONSTANTS_MAX);
        });
        CompiledPolicy compiled = unit.toPolicy();
        for (int path = 0; path < PATHS; path++) {
            assertThat(compiled.decide(request(path, true)).permits()).isEqualTo(truth(path, true));
            assertThat(compiled.decide(request(path, false)).permits()).isEqualTo(truth(path, false));
        }
    }

    private static Policy policy() {
        List<SourceFile> files = new ArrayList<>();
        files.add(new SourceFile("common.bgp", """
                policy x
                action read, write
                resource db
                role r from group "g"
                signal ok: bool fresh 30s
                """));
        for (int from = 0; from < PATHS; from += PATHS_PER_FILE) {
            StringBuilder text = new StringBuilder("policy x\n");
            for (int path = from; path < Math.min(PATHS, from + PATHS_PER_FILE); path++) {
                text.append(path % 2 == 0 ? "zone %s { contains db \"*\" }\n".formatted(zone(path)) : "");
                text.append("""
                        breakglass p%d {
                          zone %s
                          for r
                          allow %s on db "*"
                          when %s
                          mfa any within 5m
                          approve none because "test"
                          justify none because "test"
                          ttl 1h
                          review none because "test"
                        }
                        """.formatted(path, zone(path), action(path), condition(path)));
            }
            files.add(new SourceFile("paths/" + from + ".bgp", text.toString()));
        }
        return Checker.check(files).value().orElseThrow();
    }

    private static String zone(int path) {
        return "z" + path / 2;
    }

    private static String action(int path) {
        return ACTIONS.get(path % 2);
    }

    /** Two bits of the number say how one more step joins, and there are more steps than a number of a form has bits. */
    private static String condition(int path) {
        String condition = "ok";
        for (int step = 0; step < STEPS; step++) {
            int how = ((path % FORMS) >> (2 * step)) & 3;
            condition = "(" + condition + ")"
                    + List.of(" and ok", " or ok", " and not ok", " or not ok").get(how);
        }
        return condition;
    }

    private static boolean truth(int path, boolean ok) {
        boolean truth = ok;
        for (int step = 0; step < STEPS; step++) {
            truth = switch (((path % FORMS) >> (2 * step)) & 3) {
                case 0 -> truth && ok;
                case 1 -> truth || ok;
                case 2 -> truth && !ok;
                default -> truth || !ok;
            };
        }
        return truth;
    }

    private static Request request(int path, boolean ok) {
        Person ana = new Person("ana", Set.of("g"), Map.of());
        return Request.of(ana, zone(path), action(path), new Resource("db", "d", Map.of()), NOW)
                .withFactors(List.of(new Presented("piv", NOW)))
                .withSignals(Map.of("ok", new Reading(Value.of(ok), NOW)));
    }
}
