package dev.breakglass.dsl.check;

import dev.breakglass.dsl.diagnostic.Code;

/** A kind of declared name; each has a namespace of its own. */
enum NameKind {
    ZONE("a zone", "zones", Code.UNKNOWN_ZONE, "zone NAME { … }"),
    ACTION("an action", "actions", Code.UNKNOWN_ACTION, "action NAME"),
    KIND("a kind of resource", "kinds of resources", Code.UNKNOWN_KIND, "resource NAME"),
    SIGNAL("a signal", "signals", Code.UNKNOWN_SIGNAL, "signal NAME: TYPE fresh DURATION"),
    ROLE("a role", "roles", Code.UNKNOWN_ROLE, "role NAME from group \"GROUP\""),
    PROFILE("a profile", "profiles", Code.UNKNOWN_PROFILE, "profile NAME { … }"),
    FACTOR("a kind of factor", "factors", Code.UNKNOWN_FACTOR, "factor NAME from KIND \"NAME\""),
    ATTRIBUTE("an attribute", "attributes", Code.UNKNOWN_ATTRIBUTE, "requester { NAME: TYPE }"),
    PATH("a path", "paths", Code.DUPLICATE_NAME, "breakglass NAME { … }"),
    FORBID("a forbid", "forbids", Code.DUPLICATE_NAME, "forbid NAME { … }"),
    INVARIANT("an invariant", "invariants", Code.DUPLICATE_NAME, "invariant NAME { … }");

    private final String one;
    private final String many;
    private final Code unknown;
    private final String form;

    NameKind(String one, String many, Code unknown, String form) {
        this.one = one;
        this.many = many;
        this.unknown = unknown;
        this.form = form;
    }

    String one() {
        return one;
    }

    String many() {
        return many;
    }

    Code unknown() {
        return unknown;
    }

    String form() {
        return form;
    }
}
