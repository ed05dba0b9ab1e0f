package dev.breakglass.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.runtime.policy.CompiledPolicy;
import dev.breakglass.runtime.policy.PolicyData;
import dev.breakglass.runtime.policy.PolicyLoader;
import dev.breakglass.runtime.policy.ProgramLoader;
import dev.breakglass.runtime.policy.Rules;
import dev.breakglass.runtime.policy.Vocabulary;
import dev.breakglass.runtime.request.Incident;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A policy that was loaded after another decides as if it had been the first. */
class PolicyLoaderTest {

    private static final int EDITS = 40;
    private static final int REQUESTS = 50;
    private static final String TEXT = """
            policy x
            action read
            resource db
            role r from group "g"
            role s from group "h"
            zone z { contains db "a-*" }
            forbid f { for s when incident.severity > 3 }
            breakglass p {
              zone z
              for r, s
              allow read on db "a-*"
              when incident.severity <= 4
              mfa any within 5m
              approve none because "at night nobody is there"
              justify none because "nobody reads it"
              ttl 5m up to 1h
              review within 1h by r
            }
            """;

    private final CompiledUnit unit = unit(TEXT);

    private static CompiledUnit unit(String text) {
        return PolicyCompiler.compile(checked(text));
    }

    private static Policy checked(String text) {
        var checked = Checker.check(List.of(new SourceFile("x.bgp", text)));
        return checked.value().orElseThrow(() -> new AssertionError(checked.diagnostics()));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3})
    void whateverIsEditedDecisionsAreThoseOfAPolicyFromNothing(long seed) {
        EditedPolicy edited = new EditedPolicy(seed);
        Random random = new Random(seed);
        Recompiler recompiler = new Recompiler();
        PolicyLoader loader = new PolicyLoader();
        Policy last = edited.checked();
        CompiledPolicy lastLoaded = recompiler.compile(last).toPolicy(loader);
        for (int i = 0; i < EDITS; i++) {
            CompiledPolicy lastFresh = PolicyCompiler.compile(last).toPolicy();
            String edit = i + ": " + edited.edit();
            last = edited.checked().keeping(last);
            CompiledPolicy loaded = recompiler.compile(last).toPolicy(loader);
            CompiledPolicy fresh = PolicyCompiler.compile(last).toPolicy();
            for (int j = 0; j < REQUESTS; j++) {
                Request request = RandomRequest.draw(random);
                same(loaded, fresh, request, edit);
                same(lastLoaded, lastFresh, request, "the one before " + edit);
            }
            lastLoaded = loaded;
        }
    }

    private static void same(CompiledPolicy loaded, CompiledPolicy fresh, Request request, String edit) {
        assertThat(loaded.decide(request)).as(edit).isEqualTo(fresh.decide(request));
        assertThat(loaded.decide(loaded.prepare(request))).as(edit).isEqualTo(fresh.decide(request));
        for (String path : fresh.paths()) {
            assertThat(loaded.recheck(path, request)).as(edit).isEqualTo(fresh.recheck(path, request));
            assertThat(loaded.terms(path)).isEqualTo(fresh.terms(path));
        }
    }

    @Test
    void anotherMarkUnderTheSameNumberIsAnotherMark() {
        Vocabulary words = unit.data().vocabulary();
        List<Vocabulary.Mark> marks = words.marks().stream()
                .<Vocabulary.Mark>map(mark -> new Vocabulary.Mark.Named("b-*"))
                .toList();

        differs(data(words.digest(), words.roles(), marks, unit.data().rules()));
    }

    @Test
    void rolesOfOtherGroupsAreOtherRoles() {
        Vocabulary words = unit.data().vocabulary();
        List<Vocabulary.Role> roles =
                List.of(new Vocabulary.Role("r", List.of("k")), new Vocabulary.Role("s", List.of("h")));

        differs(data(words.digest(), roles, words.marks(), unit.data().rules()));
    }

    @Test
    void otherForbidsCloseAZoneThatDidNotChange() {
        Rules rules = unit.data().rules();
        List<Rules.ForbidRule> forbids = rules.forbids().stream()
                .map(forbid -> new Rules.ForbidRule(List.of(0), forbid.actions(), forbid.when()))
                .toList();

        Vocabulary words = unit.data().vocabulary();
        differs(data(words.digest(), words.roles(), words.marks(), new Rules(rules.zones(), forbids, rules.paths())));
    }

    @Test
    void anotherPathInAZoneThatDidNotChangeIsNotTheOneBefore() {
        Rules rules = unit.data().rules();
        Rules.PathRule other = unit(TEXT.replace("severity <= 4", "severity <= 1"))
                .data()
                .rules()
                .paths()
                .get(0);

        Vocabulary words = unit.data().vocabulary();
        differs(data(
                words.digest(),
                words.roles(),
                words.marks(),
                new Rules(rules.zones(), rules.forbids(), List.of(other))));
    }

    @Test
    void answersNameThePolicyThatGaveThem() {
        Vocabulary words = unit.data().vocabulary();

        differs(data("sha256:other", words.roles(), words.marks(), unit.data().rules()));
    }

    @Test
    void aPolicyThatChangesOftenIsLaidOutFromNothingNowAndThen() {
        Recompiler recompiler = new Recompiler();
        PolicyLoader loader = new PolicyLoader();
        for (int minutes = 60; minutes < 200; minutes++) {
            String text = TEXT.replace("up to 1h", "up to " + minutes + "m");
            CompiledUnit next = recompiler.compile(checked(text));
            CompiledPolicy loaded = next.toPolicy(loader);
            for (Request request : requests()) {
                same(loaded, next.toPolicy(), request, text);
            }
        }
    }

    private PolicyData data(String digest, List<Vocabulary.Role> roles, List<Vocabulary.Mark> marks, Rules rules) {
        Vocabulary words = unit.data().vocabulary();
        return new PolicyData(
                new Vocabulary(
                        digest,
                        words.zones(),
                        roles,
                        words.actions(),
                        words.kinds(),
                        words.inputs(),
                        marks,
                        words.paths()),
                rules,
                unit.data().clauses());
    }

    /** After what it was made of, it decides as if it had come first; and not as what it was made of. */
    private void differs(PolicyData data) {
        PolicyLoader loader = new PolicyLoader();
        CompiledPolicy before = load(loader, unit.data());
        List<Object> decided = new ArrayList<>();
        requests().forEach(request -> decided.add(before.decide(request)));
        CompiledPolicy loaded = load(loader, data);
        CompiledPolicy fresh = load(new PolicyLoader(), data);
        List<Object> other = new ArrayList<>();
        for (Request request : requests()) {
            same(loaded, fresh, request, "changed");
            other.add(fresh.decide(request));
        }
        assertThat(other).isNotEqualTo(decided);
        assertThat(requests().stream().<Object>map(before::decide).toList()).isEqualTo(decided);
    }

    private CompiledPolicy load(PolicyLoader loader, PolicyData data) {
        return loader.load(data, () -> Map.of("x.bgp", TEXT), () -> ProgramLoader.load(unit.classes()));
    }

    private static List<Request> requests() {
        Instant now = Instant.parse("2026-03-14T02:18:00Z");
        List<Request> all = new ArrayList<>();
        for (String group : List.of("g", "h", "k")) {
            for (String name : List.of("a-1", "b-1")) {
                for (int severity = 1; severity < 6; severity++) {
                    Request request = Request.of(
                                    new Person("ana", Set.of(group), Map.of()),
                                    "z",
                                    "read",
                                    new Resource("db", name, Map.of()),
                                    now)
                            .withFactors(List.of(new Presented("totp", now)))
                            .withIncident(new Incident("i", "outage", severity, Optional.of(now), Map.of()));
                    all.add(request);
                    all.add(request.withTtl(Duration.ofMinutes(3)));
                }
            }
        }
        return all;
    }
}
