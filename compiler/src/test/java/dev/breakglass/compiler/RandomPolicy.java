package dev.breakglass.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Policies drawn by chance, as text: every declaration, clause and kind of condition that is supported. */
final class RandomPolicy {

    static final List<String> ZONES = List.of("a", "a.b", "a.b.c", "d");
    static final List<String> ACTIONS = List.of("x.read", "x.write", "y.run");
    static final List<String> ROLES = List.of("r0", "r1", "r2", "r3");

    private final Random random;
    private final StringBuilder text = new StringBuilder();

    private RandomPolicy(long seed) {
        this.random = new Random(seed);
    }

    static String text(long seed) {
        return new RandomPolicy(seed).policy();
    }

    private String policy() {
        text.append("""
                policy random
                action x.read, x.write, y.run
                action x.all includes x.read, x.write
                resource db { size: int, label: string, hot: bool }
                resource host { label: string }
                requester { level: int, tag: string, staff: bool, tenure: duration, home: ip }
                incident { loss: int, team: enum { red, blue } }
                signal net: enum { corp, vpn, out } fresh 30s
                signal ok: bool fresh 1m
                signal load: int fresh 10s
                signal where: string fresh 45s
                signal lag: duration fresh 20s
                signal addr: ip fresh 30s
                signal tags: set of string fresh 1m
                signal levels: set of enum { low, high } fresh 1m
                signal sizes: set of int fresh 10s
                signal waits: set of duration fresh 1m
                signal nets: set of ip fresh 30s
                signal flags: set of bool fresh 30s
                """);
        for (int i = 0; i < ROLES.size(); i++) {
            text.append("role r").append(i).append(" from group \"g").append(i).append("\"");
            text.append(random.nextBoolean() ? ", group \"g" + random.nextInt(6) + "\"\n" : "\n");
        }
        for (String zone : ZONES) {
            text.append("zone ")
                    .append(zone)
                    .append(" {\n  contains db \"")
                    .append(glob())
                    .append("\", host \"")
                    .append(glob())
                    .append("\", db \"db-*\"\n");
            if (random.nextInt(3) > 0) {
                text.append("  admit when ").append(condition(2)).append('\n');
            }
            text.append("}\n");
        }
        int paths = random.nextInt(5);
        for (int i = 0; i < paths; i++) {
            path(i);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append("forbid f").append(i).append(" {\n");
            text.append(random.nextBoolean() ? "  zone " + one(ZONES) + "\n" : "");
            text.append(random.nextInt(3) == 0 ? "  for " + one(ROLES) + "\n" : "");
            text.append(random.nextInt(3) == 0 ? "  action " + one(ACTIONS) + "\n" : "");
            text.append("  when ").append(condition(2)).append("\n}\n");
        }
        return text.toString();
    }

    private void path(int number) {
        boolean tolerates = random.nextInt(3) == 0;
        text.append("breakglass p")
                .append(number)
                .append(" {\n  zone ")
                .append(one(ZONES))
                .append('\n');
        text.append("  for ").append(some(ROLES)).append('\n');
        text.append("  allow ")
                .append(random.nextInt(4) == 0 ? "x.all" : some(ACTIONS))
                .append(" on db \"db-*\"")
                .append(random.nextBoolean() ? ", db \"db-1*\"\n" : "\n");
        if (random.nextBoolean()) {
            text.append("  when ").append(condition(3)).append('\n');
        }
        text.append("  mfa ")
                .append(tolerates ? "webauthn or piv" : mfa())
                .append(" within ")
                .append(duration())
                .append('\n');
        int approvals = tolerates ? 2 : random.nextInt(3);
        text.append(approvals == 0 ? "  approve none because \"alone\"\n" : "");
        for (int i = 0; i < approvals; i++) {
            text.append("  approve ")
                    .append(1 + random.nextInt(2))
                    .append(" of ")
                    .append(some(ROLES))
                    .append(" within ")
                    .append(duration());
            text.append(random.nextInt(4) == 0 ? " with mfa " + mfa() + " within " + duration() : "");
            boolean then = random.nextInt(3) == 0;
            if (then) {
                text.append(" then ")
                        .append(1 + random.nextInt(2))
                        .append(" of ")
                        .append(some(ROLES));
                text.append(" within ").append(duration());
            }
            text.append('\n');
        }
        if (approvals > 0 && random.nextInt(3) == 0) {
            text.append("  escalate after ").append(duration()).append(" approve ");
            text.append(tolerates ? 2 : 1 + random.nextInt(2))
                    .append(" of ")
                    .append(some(ROLES))
                    .append('\n');
        }
        text.append(random.nextInt(4) == 0 ? "  observe 1 of " + some(ROLES) + "\n" : "");
        text.append(random.nextInt(4) == 0 ? "  issue ssh { user: root, minutes: 5, host: \"db\" }\n" : "");
        text.append(
                random.nextInt(4) == 0
                        ? "  justify none because \"short\"\n"
                        : "  justify at least " + (1 + random.nextInt(6))
                                + " characters\n  justify ticket /T-[0-9]+/\n");
        text.append("  ttl ")
                .append(1 + random.nextInt(3))
                .append("m up to ")
                .append(3 + random.nextInt(3))
                .append("m\n");
        if (random.nextBoolean()) {
            text.append("  limit ")
                    .append(1 + random.nextInt(2))
                    .append(" at once, ")
                    .append(1 + random.nextInt(3))
                    .append(" per ")
                    .append(duration())
                    .append(", cooldown ")
                    .append(duration())
                    .append('\n');
        }
        text.append(
                tolerates
                        ? "  tolerate unknown "
                                + one(List.of("net", "ok", "load, where", "net, lag", "addr, tags, nets"))
                                + " because \"it is made there\"\n"
                        : "");
        text.append(
                random.nextBoolean()
                        ? "  idle 5m\n  notify \"pager:x\"\n  after rotate \"k\"\n"
                        : "  redeem within 1m\n");
        text.append(
                        random.nextInt(4) == 0
                                ? "  review none because \"no\"\n"
                                : "  review within 1h by " + one(ROLES) + "\n")
                .append("}\n");
    }

    private String mfa() {
        return switch (random.nextInt(4)) {
            case 0 -> "any";
            case 1 -> "2 of password, totp, push";
            case 2 -> "phishing-resistant";
            default -> "push or sms";
        };
    }

    private String condition(int depth) {
        int kind = random.nextInt(depth > 0 ? 6 : 3);
        return switch (kind) {
            case 3 -> "not (" + condition(depth - 1) + ")";
            case 4 -> "(" + condition(depth - 1) + " and " + condition(depth - 1) + ")";
            case 5 -> "(" + condition(depth - 1) + " or " + condition(depth - 1) + ")";
            default -> atom();
        };
    }

    private String atom() {
        return one(List.of(
                "net in { corp, vpn }",
                "net == corp",
                "net != out",
                "ok",
                "ok == false",
                "load < 5",
                "load >= 3",
                "lag <= 20s",
                "where == requester.tag",
                "where != \"x\"",
                "load == requester.level",
                "requester.level > load",
                "requester.staff",
                "requester.tag matches /a+b?/",
                "requester.tag starts with \"a\"",
                "requester.tag ends with \"b\"",
                "requester.tag in { \"a\", \"ab\" }",
                "requester.id == \"ana\"",
                "requester has r1",
                "requester.tenure > 1h",
                "incident.kind == outage",
                "incident.severity <= 2",
                "incident.age < 1m",
                "incident.age >= 30s",
                "incident.id starts with \"I\"",
                "incident.team == red",
                "incident.loss in { 1, 2 }",
                "zone within a",
                "zone == a.b",
                "zone in { a, d }",
                "action == x.read",
                "action in { x.all }",
                "resource.kind == db",
                "resource.name == \"db-1\"",
                "resource.size > 3",
                "resource.hot",
                "resource.label == where",
                "load not in { 1, 2 }",
                "source.ip in \"10.0.0.0/8\"",
                "source.ip not in { \"10.1.0.0/16\", \"2001:db8::/32\" }",
                "source.ip == \"10.1.2.3\"",
                "source.ip == addr",
                "addr != requester.home",
                "addr in \"::/0\"",
                "addr != \"2001:db8::1\"",
                "ttl <= 2m",
                "ttl > 3m",
                "tags has \"a\"",
                "not tags has \"b\"",
                "levels has high",
                "sizes has 3",
                "waits has 20s",
                "nets has \"10.1.2.3\"",
                "flags has true",
                "time in 01:00..02:30 \"Europe/London\"",
                "time in 22:00..06:00 \"America/St_Johns\"",
                "time in 00:00..12:00 \"UTC\"",
                "not time in 23:59..00:01 \"UTC\"",
                "weekday in { saturday, sunday } \"Pacific/Auckland\"",
                "weekday in monday..friday",
                "not not ok",
                "ok == true",
                "net in { corp }",
                "requester.tag matches /ab/",
                "source.ip in \"10.1.2.3/8\"",
                "ok and ok",
                "load < 120 and load < 120",
                "lag <= 60s",
                "not (net in { vpn })"));
    }

    private String duration() {
        return one(List.of("10s", "30s", "1m", "5m"));
    }

    private String glob() {
        return one(List.of("*", "db-*", "h*t", "db-1"));
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String some(List<String> list) {
        List<String> some = new ArrayList<>(list);
        some.removeIf(item -> random.nextBoolean());
        return some.isEmpty() ? one(list) : String.join(", ", some);
    }
}
