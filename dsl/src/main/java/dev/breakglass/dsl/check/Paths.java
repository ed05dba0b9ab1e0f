package dev.breakglass.dsl.check;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.ResourcePattern;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.model.Tolerate;
import dev.breakglass.dsl.model.When;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.dsl.syntax.Clause;
import dev.breakglass.dsl.syntax.Declaration;
import dev.breakglass.dsl.syntax.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Checks paths and profiles, and puts each path together with the profile that it follows. */
final class Paths {
    private static final List<String> SCOPE = List.of("zone", "for", "allow");

    private final Vocabulary vocabulary;
    private final Faults faults;
    private final Conditions conditions;
    private final ControlsCheck check;
    private final Zones zoneCheck;
    private final Map<String, Zone> zones;
    private final SortedMap<String, Controls> profiles = new TreeMap<>();
    private final Map<String, Contents> contained = new HashMap<>();

    Paths(
            Vocabulary vocabulary,
            Conditions conditions,
            ControlsCheck check,
            Zones zoneCheck,
            Map<String, Zone> zones,
            Faults faults) {
        this.vocabulary = vocabulary;
        this.faults = faults;
        this.conditions = conditions;
        this.check = check;
        this.zoneCheck = zoneCheck;
        this.zones = zones;
    }

    List<BreakglassPath> check() {
        vocabulary.declared.profiles.all().forEach((name, profile) -> {
            profile.clauses().forEach(this::belongs);
            profiles.put(name, check.controls(new Body(profile.clauses(), faults)));
        });
        List<BreakglassPath> paths = new ArrayList<>();
        vocabulary.declared.paths.all().values().forEach(path -> path(path).ifPresent(paths::add));
        return paths;
    }

    /** A profile shares controls; where a path leads, for whom and when is the path's own affair. */
    private void belongs(Clause clause) {
        String word = clause instanceof Clause.InZone
                ? "zone"
                : clause instanceof Clause.For
                        ? "for"
                        : clause instanceof Clause.Allow
                                ? "allow"
                                : clause instanceof Clause.When
                                        ? "when"
                                        : clause instanceof Clause.Tolerate
                                                ? "tolerate"
                                                : clause instanceof Clause.Follows ? "follows" : "";
        if (!word.isEmpty()) {
            faults.add(Diagnostic.error(
                            Code.MISPLACED_CLAUSE, clause.place(), "`" + word + "` does not belong in a profile")
                    .noting("a profile shares controls; say this in each `breakglass` that needs it"));
        }
    }

    private Optional<BreakglassPath> path(Declaration.Breakglass path) {
        Body body = new Body(path.clauses(), faults);
        Optional<Clause.Follows> follows = body.one(Clause.Follows.class, "follows");
        Optional<Declaration.Profile> profile =
                follows.flatMap(clause -> vocabulary.declared.profiles.find(clause.profile()));
        Controls inherited =
                profile.map(found -> profiles.get(found.name().value())).orElseGet(Controls::none);
        Controls controls = check.controls(body).over(inherited);
        boolean known = !path.damaged()
                && follows.isPresent() == profile.isPresent()
                && !profile.map(found -> found.damaged()
                                || vocabulary.declared.profiles.isTwice(
                                        found.name().value()))
                        .orElse(false);
        Optional<Zone> zone = body.one(Clause.InZone.class, "zone")
                .flatMap(clause -> vocabulary
                        .declared
                        .zones
                        .find(clause.zone())
                        .map(found -> zones.get(clause.zone().value())));
        Optional<BreakglassPath.For> holders = body.one(Clause.For.class, "for").flatMap(this::holders);
        Optional<Clause.Allow> allowed = body.one(Clause.Allow.class, "allow");
        Optional<BreakglassPath.Allow> allow = allowed.flatMap(clause -> allow(clause));
        List<String> scope = scope(body);
        if (!path.damaged() && !scope.isEmpty()) {
            incomplete(path, scope);
        }
        if (known && !controls.missing().isEmpty() && scope.size() < SCOPE.size()) {
            silent(path, controls.missing());
        }
        Optional<Clause.When> condition = body.one(Clause.When.class, "when");
        Optional<When> when = condition.flatMap(clause -> conditions.when(clause.condition(), clause.place()));
        Optional<Clause.Tolerate> tolerated = body.one(Clause.Tolerate.class, "tolerate");
        Optional<Tolerate> tolerate = tolerated.flatMap(this::tolerate);
        Bounds bounds = new Bounds(path.name().value(), controls, faults);
        zone.ifPresent(found -> bounds.check(found, allow));
        tolerate.ifPresent(bounds::tolerate);
        bounds.escalate();
        if (zone.isPresent() && allow.isPresent()) {
            inside(zone.get(), allow.get());
        }
        if (!known
                || controls.isFaulty()
                || !controls.missing().isEmpty()
                || zone.isEmpty()
                || holders.isEmpty()
                || allow.isEmpty()
                || condition.isPresent() != when.isPresent()
                || tolerated.isPresent() != tolerate.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new BreakglassPath(
                path.name().value(),
                zone.get(),
                holders.get(),
                allow.get(),
                when,
                controls.mfa().value().orElseThrow(),
                controls.approvals().value().orElseThrow(),
                controls.escalate().value(),
                controls.justify().value().orElseThrow(),
                controls.ttl().value().orElseThrow(),
                controls.extend().value(),
                controls.observe().value(),
                controls.limit().value(),
                tolerate,
                controls.issues().value().orElse(List.of()),
                controls.duties(),
                controls.review().value().orElseThrow(),
                path.name().place()));
    }

    private void silent(Declaration.Breakglass path, List<String> missing) {
        faults.add(Diagnostic.error(
                        Code.SILENT_CONTROL,
                        path.name().place(),
                        Quote.of(path.name().value()) + " does not say its " + Lists.text(missing))
                .noting("no control is silent: a path states it, itself or through `follows`" + refusal(missing))
                .helping(String.join("  ", missing.stream().map(Paths::form).toList())));
    }

    private static String refusal(List<String> missing) {
        return missing.stream()
                .filter(Set.of("justify", "approve", "review")::contains)
                .findFirst()
                .map(word -> "; to do without takes a reason, `" + word + " none because \"REASON\"`")
                .orElse("");
    }

    /** The careful form: what a tired person pastes stays. */
    private static String form(String word) {
        return switch (word) {
            case "mfa" -> "mfa phishing-resistant within 5m";
            case "justify" -> "justify at least 40 characters";
            case "approve" -> "approve 1 of ROLE within 15m";
            case "ttl" -> "ttl 30m up to 1h";
            case "review" -> "review within 24h by ROLE";
            case "zone" -> "zone ZONE";
            case "for" -> "for ROLE";
            default -> "allow ACTION on KIND \"NAME\"";
        };
    }

    private static List<String> scope(Body body) {
        List<String> missing = new ArrayList<>(SCOPE);
        body.many(Clause.InZone.class).forEach(zone -> missing.remove("zone"));
        body.many(Clause.For.class).forEach(holders -> missing.remove("for"));
        body.many(Clause.Allow.class).forEach(allow -> missing.remove("allow"));
        return missing;
    }

    private void incomplete(Declaration.Breakglass path, List<String> missing) {
        Diagnostic fault = Diagnostic.error(
                        Code.MISSING_CLAUSE,
                        path.name().place(),
                        Quote.of(path.name().value()) + " needs " + Lists.text(missing))
                .helping(String.join("  ", missing.stream().map(Paths::form).toList()));
        faults.add(missing.size() == SCOPE.size() ? fault.noting("controls to share are a `profile`") : fault);
    }

    private Optional<BreakglassPath.For> holders(Clause.For clause) {
        List<Role> roles = vocabulary.roles(clause.roles(), faults);
        return roles.size() == clause.roles().size()
                ? Optional.of(new BreakglassPath.For(roles, clause.place()))
                : Optional.empty();
    }

    private Optional<BreakglassPath.Allow> allow(Clause.Allow clause) {
        List<Written<String>> names = Lists.distinct(clause.actions(), faults);
        List<String> actions = vocabulary.actions.atoms(names);
        List<ResourcePattern> on = zoneCheck.patterns(clause.on());
        return actions.isEmpty() || on.size() < clause.on().size()
                ? Optional.empty()
                : Optional.of(new BreakglassPath.Allow(actions, Orders.patterns(on), clause.place()));
    }

    private Optional<Tolerate> tolerate(Clause.Tolerate clause) {
        List<String> signals = Lists.distinct(clause.signals(), faults).stream()
                .filter(signal -> vocabulary.declared.signals.find(signal).isPresent())
                .map(Written::value)
                .sorted()
                .toList();
        return signals.size() == clause.signals().size()
                ? Optional.of(new Tolerate(signals, clause.because().value(), clause.place()))
                : Optional.empty();
    }

    private void inside(Zone zone, BreakglassPath.Allow allow) {
        Names<Declaration.Zone> declared = vocabulary.declared.zones;
        boolean damaged = declared.isTwice(zone.name())
                || Optional.ofNullable(declared.all().get(zone.name()))
                        .map(Declaration.Zone::damaged)
                        .orElse(false);
        Contents contents = contained.computeIfAbsent(zone.name(), first -> new Contents(zone.contains()));
        for (ResourcePattern wanted : damaged ? List.<ResourcePattern>of() : allow.on()) {
            if (!contents.overlap(wanted)) {
                faults.add(Diagnostic.error(
                                Code.OUTSIDE_ZONE,
                                wanted.place(),
                                Quote.of(zone.name()) + " contains no " + wanted.kind() + " like this")
                        .labelled("this could never be opened")
                        .seeing(zone.place(), "what it contains is listed in this zone")
                        .noting("a zone contains what its own `contains` names, not what lies in the zones below"));
            }
        }
    }
}
