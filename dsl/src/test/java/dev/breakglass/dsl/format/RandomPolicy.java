package dev.breakglass.dsl.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random words of a policy that is right in its syntax, from every rule of the grammar. */
final class RandomPolicy {
    private static final List<String> NAMES =
            List.of("a", "db.read", "sre", "prod.payments", "two-person", "x1", "incident.severity", "webauthn");
    private static final List<String> CONTEXTUAL = List.of(
            "on",
            "with",
            "then",
            "of",
            "from",
            "size",
            "group",
            "because",
            "up",
            "to",
            "by",
            "disjoint",
            "fresh",
            "action",
            "zone",
            "approve",
            "approve",
            "least",
            "set",
            "enum",
            "none",
            "includes",
            "at",
            "where",
            "policy");
    private static final List<String> RESERVED = List.of("and", "or", "not", "in", "within", "has", "matches");

    private final Random random;
    private final int charactersMax;
    private final List<String> words = new ArrayList<>();

    private RandomPolicy(Random random, int charactersMax) {
        this.random = random;
        this.charactersMax = charactersMax;
    }

    /** @param charactersMax of names, strings and patterns */
    static List<String> words(Random random, int charactersMax) {
        RandomPolicy policy = new RandomPolicy(random, charactersMax);
        policy.say("policy");
        policy.name();
        int declarations = random.nextInt(6);
        for (int i = 0; i < declarations; i++) {
            policy.declaration();
        }
        return policy.words;
    }

    private void say(String... more) {
        words.addAll(List.of(more));
    }

    private boolean maybe() {
        return random.nextBoolean();
    }

    /** Mostly few, sometimes many. */
    private int some() {
        return 1 + random.nextInt(random.nextInt(10) == 0 ? 12 : 2);
    }

    private void several(Runnable one, String between) {
        for (int i = some(); i > 0; i--) {
            one.run();
            if (i > 1) {
                say(between);
            }
        }
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String letters() {
        StringBuilder letters = new StringBuilder();
        for (int i = 1 + random.nextInt(charactersMax - 2); i > 0; i--) {
            letters.append((char) ('a' + random.nextInt(26)));
        }
        return letters.toString();
    }

    private void name() {
        String name = random.nextInt(3) == 0 ? one(CONTEXTUAL) : maybe() ? one(NAMES) : letters();
        say(
                RESERVED.contains(name)
                                || List.of("ends", "starts", "true", "false").contains(name)
                        ? "a"
                        : name);
    }

    private void names() {
        several(this::name, ",");
    }

    private void text() {
        String inner = one(List.of(letters(), "a  b", "\\\"//\\\\", "// no comment", "/x/", "ä𝄞", "{", "*"));
        say("\"" + inner + "\"");
    }

    private void regex() {
        say(one(List.of("/INC-[0-9]{4,}/", "/a\\/b c/", "/\"/", "/" + letters() + "/")));
    }

    private void duration() {
        say(one(List.of("30s", "5m", "1h30m", "2d", "90s")));
    }

    private void count() {
        say(String.valueOf(1 + random.nextInt(20)));
    }

    private void provider() {
        name();
        text();
    }

    private void declaration() {
        switch (random.nextInt(12)) {
            case 0 -> action();
            case 1 -> resource();
            case 2 -> {
                say(one(List.of("requester", "incident")));
                attributes();
            }
            case 3 -> role();
            case 4 -> signal();
            case 5 -> {
                say("factor");
                name();
                say("from");
                provider();
            }
            case 6 -> block("zone", this::zoneClause);
            case 7 -> block("profile", this::clause);
            case 8 -> block("breakglass", this::clause);
            case 9 -> block("forbid", this::forbidClause);
            case 10 -> {
                say("invariant");
                name();
                say("{", one(List.of("never", "possible")), "permit", "where");
                condition(3);
                say("}");
            }
            default -> {
                say("import");
                text();
            }
        }
    }

    private void block(String keyword, Runnable clause) {
        say(keyword);
        name();
        say("{");
        for (int i = random.nextInt(7); i > 0; i--) {
            clause.run();
        }
        say("}");
    }

    private void action() {
        say("action");
        if (maybe()) {
            names();
        } else {
            name();
            say("includes");
            names();
        }
    }

    private void resource() {
        say("resource");
        name();
        if (maybe()) {
            attributes();
        }
    }

    private void attributes() {
        say("{");
        for (int i = random.nextInt(6); i > 0; i--) {
            name();
            say(":");
            type();
            if (maybe()) {
                say(",");
            }
        }
        say("}");
    }

    private void type() {
        if (random.nextInt(4) == 0) {
            say("set", "of");
        }
        String type = one(List.of("bool", "int", "string", "duration", "ip", "enum"));
        say(type);
        if (type.equals("enum")) {
            say("{");
            names();
            say("}");
        }
    }

    private void role() {
        say("role");
        name();
        say("from");
        several(
                () -> {
                    say("group");
                    text();
                },
                ",");
        if (maybe()) {
            say("size");
            count();
        }
        if (maybe()) {
            say("disjoint", "from");
            names();
        }
    }

    private void signal() {
        say("signal");
        name();
        say(":");
        type();
        say("fresh");
        duration();
        if (maybe()) {
            say("from");
            provider();
        }
    }

    private void patterns() {
        several(this::provider, ",");
    }

    private void zoneClause() {
        switch (random.nextInt(8)) {
            case 0 -> {
                say("contains");
                patterns();
            }
            case 1 -> {
                say("admit", "when");
                condition(3);
            }
            case 2 -> {
                say("at", "most", "ttl");
                duration();
            }
            case 3 -> {
                say("at", "most", "allow");
                names();
            }
            case 4 -> {
                say("at", "least", "mfa");
                factors();
                if (maybe()) {
                    say("within");
                    duration();
                }
            }
            case 5 -> {
                say("at", "least", "approve");
                count();
            }
            case 6 -> {
                say("at", "least", "review", "within");
                duration();
            }
            default -> {
                say("flows", "to");
                names();
            }
        }
    }

    private void forbidClause() {
        switch (random.nextInt(4)) {
            case 0 -> {
                say("zone");
                name();
            }
            case 1 -> {
                say("for");
                names();
            }
            case 2 -> {
                say("action");
                names();
            }
            default -> {
                say("when");
                condition(3);
            }
        }
    }

    private void factors() {
        if (maybe()) {
            several(this::name, "or");
        } else {
            people();
        }
    }

    private void people() {
        count();
        say("of");
        names();
    }

    private void mfa() {
        say("mfa");
        factors();
        within();
    }

    private void within() {
        say("within");
        duration();
    }

    private void because() {
        say("because");
        text();
    }

    private void step() {
        people();
        within();
        if (maybe()) {
            say("with");
            mfa();
        }
    }

    private void assent() {
        say("approve");
        people();
        if (maybe()) {
            within();
        }
        if (maybe()) {
            say("with");
            mfa();
        }
    }

    private void clause() {
        switch (random.nextInt(20)) {
            case 0 -> {
                say("zone");
                name();
            }
            case 1 -> {
                say("for");
                names();
            }
            case 2 -> {
                say("allow");
                names();
                say("on");
                patterns();
            }
            case 3 -> {
                say("when");
                condition(3);
            }
            case 4 -> mfa();
            case 5 -> approve();
            case 6 -> {
                say("escalate", "after");
                duration();
                say("approve");
                people();
            }
            case 7 -> {
                say("justify");
                several(this::justification, ",");
            }
            case 8 -> {
                say(one(List.of("justify", "review", "approve")), "none");
                because();
            }
            case 9 -> {
                say("ttl");
                duration();
                if (maybe()) {
                    say("up", "to");
                    duration();
                }
            }
            case 10 -> extend();
            case 11 -> {
                say("redeem");
                within();
            }
            case 12 -> {
                say("idle");
                duration();
            }
            case 13 -> {
                say("observe");
                people();
            }
            case 14 -> {
                say("tolerate", "unknown");
                names();
                because();
            }
            case 15 -> {
                say("limit");
                several(this::rate, ",");
            }
            case 16 -> issue();
            case 17 -> {
                say("notify");
                several(this::text, ",");
            }
            case 18 -> {
                say("after");
                provider();
            }
            default -> {
                if (maybe()) {
                    say("follows");
                } else {
                    say("review");
                    within();
                    say("by");
                }
                name();
            }
        }
    }

    private void approve() {
        say("approve");
        step();
        while (maybe()) {
            say("then");
            step();
        }
    }

    private void justification() {
        if (maybe()) {
            say("at", "least");
            count();
            say("characters");
        } else {
            say("ticket");
            regex();
        }
    }

    private void extend() {
        say("extend");
        if (maybe()) {
            say("once");
        } else if (maybe()) {
            count();
            say("times");
        }
        say("by");
        duration();
        say("with");
        several(this::assent, "and");
    }

    private void rate() {
        if (maybe()) {
            say("cooldown");
            duration();
        } else {
            count();
            if (maybe()) {
                say("at", "once");
            } else {
                say("per");
                duration();
            }
        }
    }

    private void issue() {
        say("issue");
        name();
        say("{");
        for (int i = random.nextInt(6); i > 0; i--) {
            name();
            say(":");
            operand();
            if (maybe()) {
                say(",");
            }
        }
        say("}");
    }

    private void condition(int depth) {
        several(() -> several(() -> term(depth), "and"), "or");
    }

    private void term(int depth) {
        if (random.nextInt(6) == 0) {
            say("not");
        }
        if (depth > 0 && random.nextInt(5) == 0) {
            say("(");
            condition(depth - 1);
            say(")");
        } else {
            operand();
            if (maybe()) {
                relation();
            }
        }
    }

    private void operand() {
        switch (random.nextInt(8)) {
            case 0 -> say("-7");
            case 1 -> duration();
            case 2 -> text();
            case 3 -> say(one(List.of("true", "false")));
            default -> name();
        }
    }

    private void relation() {
        switch (random.nextInt(7)) {
            case 0, 1 -> {
                say(one(List.of("==", "!=", "<", "<=", ">", ">=")));
                operand();
            }
            case 2 -> in();
            case 3 -> {
                say("has");
                operand();
            }
            case 4 -> {
                say("within");
                name();
            }
            case 5 -> {
                say("matches");
                regex();
            }
            default -> {
                say(one(List.of("starts", "ends")), "with");
                text();
            }
        }
    }

    private void in() {
        if (maybe()) {
            say("not");
        }
        say("in");
        switch (random.nextInt(3)) {
            case 0 -> {
                say("{");
                several(this::operand, ",");
                say("}");
                if (maybe()) {
                    text();
                }
            }
            case 1 -> {
                edge();
                say("..");
                edge();
                if (maybe()) {
                    text();
                }
            }
            default -> text();
        }
    }

    private void edge() {
        if (maybe()) {
            say(one(List.of("18:00", "06:30")));
        } else {
            name();
        }
    }
}
