package dev.breakglass.compiler;

import java.util.List;
import java.util.Random;

/** Policies drawn by chance, as text: every declaration, and what stands in zones, forbids and invariants. */
final class RandomPolicy {

    static final List<String> ZONES = List.of("a", "a.b", "a.b.c", "d");
    static final List<String> ACTIONS = List.of("x.read", "x.write", "y.run");
    static final List<String> ROLES = List.of("r0", "r1", "r2", "r3");

    /** So many that a role's groups are asked of a table. */
    private static final String MORE_GROUPS = ", group \"h0\", group \"h1\", group \"h2\", group \"h3\", group \"h4\","
            + " group \"h5\", group \"h6\", group \"h7\"";

    private static final String VOCABULARY = """
            policy random
            action x.read, x.write, y.run
            action x.all includes x.read, x.write
            resource db { size: int, label: string, hot: bool }
            resource host { label: string }
            requester { level: int, tag: string, staff: bool, tenure: duration, home: ip, side: enum { corp, vpn, out } }
            incident { loss: int, team: enum { red, blue }, planned: bool }
            signal net: enum { corp, vpn, out } fresh 30s
            signal ok: bool fresh 1m
            signal load: int fresh 10s
            signal where: string fresh 45s
            signal lag: duration fresh 20s from host "probe"
            signal addr: ip fresh 30s
            signal tags: set of string fresh 1m
            signal levels: set of enum { low, high } fresh 1m
            signal sizes: set of int fresh 10s
            signal waits: set of duration fresh 1m
            signal nets: set of ip fresh 30s
            signal flags: set of bool fresh 30s
            factor push from host "idp"
            """;

    private static final String PROFILE = """
            profile shared {
              mfa 2 of totp, push, webauthn within 1m
              approve 1 of r1, r2 within 5m
              escalate after 1m approve 1 of r3
              justify at least 3 characters
              review within 1h by r2
            }
            """;

    private RandomPolicy() {}

    static String text(long seed) {
        return Sample.draw(new Random(seed), 0).policy();
    }

    /** All that is declared besides zones, paths, forbids and invariants. */
    static String head(Choices choices) {
        StringBuilder text = new StringBuilder(VOCABULARY);
        for (int i = 0; i < ROLES.size(); i++) {
            text.append("role r").append(i).append(" from group \"g").append(i).append('"');
            text.append(choices.flag() ? ", group \"g" + choices.next(6) + "\"" : "");
            text.append(choices.rarely(4) ? MORE_GROUPS : "");
            text.append(choices.rarely(4) ? " size 5" : "");
            text.append(i > 0 && choices.rarely(4) ? " disjoint from r0\n" : "\n");
        }
        return text.append(PROFILE).toString();
    }

    static String zone(Choices choices, int number) {
        String name = ZONES.get(number);
        StringBuilder text = new StringBuilder("zone " + name + " {\n");
        text.append("  contains db \"db-*\", host \"" + glob(choices) + "\", db \"" + glob(choices) + "\"\n");
        if (name.equals("d")) {
            // What every path into it keeps.
            text.append("  at least approve 1\n  at least review within 72h\n");
            text.append("  at least mfa any")
                    .append(choices.one("", " within 10m"))
                    .append('\n');
            text.append("  at most allow x.all, y.run\n  at most ttl 1h\n");
            text.append(choices.rarely(3) ? "  flows to a.b\n" : "");
        }
        for (int i = choices.one(0, 0, 1, 2); i > 0; i--) {
            text.append("  admit when ")
                    .append(new RandomCondition(choices).text(2))
                    .append('\n');
        }
        return text.append("}\n").toString();
    }

    static String forbid(Choices choices, int number) {
        return "forbid f" + number + " {\n"
                + (choices.flag() ? "  zone " + choices.one(ZONES) + "\n" : "")
                + (choices.flag() ? "  for " + choices.one(ROLES) + "\n" : "")
                + (choices.flag() ? "  action " + choices.one(ACTIONS) + "\n" : "")
                + "  when " + new RandomCondition(choices).text(2) + "\n}\n";
    }

    static String invariant(Choices choices, int number) {
        return "invariant i" + number + " { " + choices.one("never", "possible") + " permit where "
                + choices.one("approvals < 1", "zone within a and approvals >= 2", "incident.severity == 1") + " }\n";
    }

    private static String glob(Choices choices) {
        return choices.one("*", "db-*", "h*t", "db-1", "d*-*1");
    }
}
