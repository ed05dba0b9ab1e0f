package dev.breakglass.dsl.check;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.syntax.AttributeSyntax;
import dev.breakglass.dsl.syntax.Declaration;
import dev.breakglass.dsl.syntax.Written;
import java.util.List;

/** All declarations of a policy set by kind and name. */
final class Declared {
    final Excuses excuses = new Excuses();
    final Homonyms homonyms = new Homonyms();
    final Names<List<Written<String>>> actions;
    final Names<Declaration.Resource> kinds;
    final Names<AttributeSyntax> requester;
    final Names<AttributeSyntax> incident;
    final Names<Declaration.Role> roles;
    final Names<Declaration.Signal> signals;
    final Names<Declaration.Factor> factors;
    final Names<Declaration.Zone> zones;
    final Names<Declaration.Profile> profiles;
    final Names<Declaration.Breakglass> paths;
    final Names<Declaration.Forbid> forbids;
    final Names<Declaration.Invariant> invariants;
    private final Faults faults;
    private final Limits limits;

    Declared(Faults faults, Limits limits) {
        this.faults = faults;
        this.limits = limits;
        actions = new Names<>(NameKind.ACTION, excuses, homonyms, faults);
        kinds = new Names<>(NameKind.KIND, excuses, homonyms, faults);
        requester = new Names<>(NameKind.ATTRIBUTE, excuses, homonyms, faults);
        incident = new Names<>(NameKind.ATTRIBUTE, excuses, homonyms, faults);
        roles = new Names<>(NameKind.ROLE, excuses, homonyms, faults);
        signals = new Names<>(NameKind.SIGNAL, excuses, homonyms, faults);
        factors = new Names<>(NameKind.FACTOR, excuses, homonyms, faults);
        zones = new Names<>(NameKind.ZONE, excuses, homonyms, faults);
        profiles = new Names<>(NameKind.PROFILE, excuses, homonyms, faults);
        paths = new Names<>(NameKind.PATH, excuses, homonyms, faults);
        forbids = new Names<>(NameKind.FORBID, excuses, homonyms, faults);
        invariants = new Names<>(NameKind.INVARIANT, excuses, homonyms, faults);
    }

    void add(Declaration declaration) {
        if (declaration instanceof Declaration.Actions action) {
            action.names().forEach(name -> actions.declare(name, action.includes()));
        } else if (declaration instanceof Declaration.Resource kind) {
            kinds.declare(kind.name(), kind);
        } else if (declaration instanceof Declaration.Attributes attributes) {
            Names<AttributeSyntax> names = attributes.of().value().equals("requester") ? requester : incident;
            attributes.attributes().forEach(attribute -> names.declare(attribute.name(), attribute));
        } else if (declaration instanceof Declaration.Role role) {
            roles.declare(role.name(), role);
        } else if (declaration instanceof Declaration.Signal signal) {
            signals.declare(signal.name(), signal);
        } else if (declaration instanceof Declaration.Factor factor) {
            factors.declare(factor.kind(), factor);
        } else if (declaration instanceof Declaration.Zone zone) {
            if (zones.declare(zone.name(), zone)) {
                within(zones, limits.zonesPerSetMax(), "zones", zone.name().place());
            }
        } else if (declaration instanceof Declaration.Profile profile) {
            profiles.declare(profile.name(), profile);
        } else if (declaration instanceof Declaration.Breakglass path) {
            if (paths.declare(path.name(), path)) {
                within(paths, limits.pathsPerSetMax(), "paths", path.name().place());
            }
        } else if (declaration instanceof Declaration.Forbid forbid) {
            forbids.declare(forbid.name(), forbid);
        } else if (declaration instanceof Declaration.Invariant invariant) {
            invariants.declare(invariant.name(), invariant);
        } else if (declaration instanceof Declaration.Broken broken) {
            excuses.add(broken.names());
            if (broken.nameless()) {
                excuses.addEverything();
            }
        }
    }

    /** Said once, at the first that is too many. */
    private void within(Names<?> names, int max, String what, Place place) {
        if (names.all().size() == max + 1) {
            faults.add(Code.SET_TOO_LARGE, place, "a policy set may have " + max + " " + what + " at most");
        }
    }
}
