package dev.breakglass.compiler;

import dev.breakglass.dsl.model.Expr;
import java.util.Arrays;
import java.util.List;

/** Conditions drawn by chance: every kind of comparison of every kind of input that {@link RandomPolicy} declares. */
final class RandomCondition {

    private static final List<String> SIGNS =
            Arrays.stream(Expr.Operator.values()).map(Expr.Operator::sign).toList();
    private static final List<String> EQUALITY = List.of("==", "!=");

    private static final List<String> FLAGS = List.of("ok", "requester.staff", "resource.hot", "incident.planned");
    private static final List<String> NUMBERS = List.of("load", "requester.level", "resource.size", "incident.loss");
    private static final List<String> LENGTHS = List.of("lag", "requester.tenure", "incident.age", "ttl");
    private static final List<String> TEXTS =
            List.of("where", "requester.tag", "requester.id", "incident.id", "resource.label");
    private static final List<String> CHOICES = List.of("net", "requester.side");
    private static final List<String> ADDRESSES = List.of("source.ip", "addr", "requester.home");

    private final Choices choices;

    RandomCondition(Choices choices) {
        this.choices = choices;
    }

    String text(int depth) {
        return switch (choices.next(depth > 0 ? 6 : 3)) {
            case 3 -> "not (" + text(depth - 1) + ")";
            case 4 -> "(" + text(depth - 1) + " and " + text(depth - 1) + ")";
            case 5 -> "(" + text(depth - 1) + " or " + text(depth - 1) + ")";
            default -> comparison();
        };
    }

    private String comparison() {
        return switch (choices.next(10)) {
            case 0 -> flag();
            case 1 -> number();
            case 2 -> length();
            case 3 -> text();
            case 4 -> choice();
            case 5 -> address();
            case 6 -> set();
            case 7 -> scope();
            case 8 -> clock();
            default -> incident();
        };
    }

    private String flag() {
        String input = choices.one(FLAGS);
        return switch (choices.next(4)) {
            case 0 -> input;
            case 1 -> input + " " + choices.one(EQUALITY) + " " + choices.one("true", "false");
            case 2 -> input + " in { " + choices.one("true", "false") + " }";
            default -> both(FLAGS, EQUALITY);
        };
    }

    private String number() {
        String input = choices.one(NUMBERS);
        return switch (choices.next(4)) {
            case 0 -> input + " in { " + choices.one("1, 2", "3", "0, 4, 6") + " }";
            case 1 -> input + " not in { 1, 2 }";
            case 2 -> both(NUMBERS, SIGNS);
            default -> input + " " + choices.one(SIGNS) + " " + choices.next(6);
        };
    }

    private String length() {
        // Those that count nanoseconds come oftener.
        String input = choices.one(choices.one(LENGTHS), "incident.age", "ttl");
        return switch (choices.next(5)) {
            case 0 -> input + " in { 20s, 1h }";
            case 1 -> both(LENGTHS, SIGNS);
            default -> input + " " + choices.one(SIGNS) + " " + choices.one("20s", "30s", "1m", "2m", "3m", "1h");
        };
    }

    private String text() {
        String input = choices.one(TEXTS);
        return switch (choices.next(7)) {
            case 0 -> input + " " + choices.one(EQUALITY) + " " + choices.one("\"a\"", "\"ana\"", "\"x\"");
            case 1 -> input + " in { \"a\", \"ab\" }";
            case 2 -> input + " matches /" + choices.one("a+b?", "ab", "I-[0-9]") + "/";
            case 3 -> input + " starts with " + choices.one("\"a\"", "\"I\"");
            case 4 -> input + " ends with " + choices.one("\"b\"", "\"1\"");
            case 5 -> "resource.name == \"db-1\"";
            default -> both(TEXTS, EQUALITY);
        };
    }

    private String choice() {
        String input = choices.one(CHOICES);
        return switch (choices.next(3)) {
            case 0 -> input + " " + choices.one(EQUALITY) + " " + choices.one("corp", "vpn", "out");
            case 1 -> input + choices.one(" in ", " not in ") + "{ corp, vpn }";
            default -> "net " + choices.one(EQUALITY) + " requester.side";
        };
    }

    private String address() {
        String input = choices.one(ADDRESSES);
        return switch (choices.next(4)) {
            case 0 -> input + " in " + choices.one("\"10.0.0.0/8\"", "\"::/0\"", "\"10.1.2.3/8\"");
            case 1 -> input + " not in { \"10.1.0.0/16\", \"2001:db8::/32\" }";
            case 2 -> input + " " + choices.one(EQUALITY) + " " + choices.one("\"10.1.2.3\"", "\"2001:db8::1\"");
            default -> both(ADDRESSES, EQUALITY);
        };
    }

    private String set() {
        return choices.one(
                "tags has \"a\"",
                "tags has \"b\"",
                "levels has high",
                "sizes has 3",
                "waits has 20s",
                "nets has \"10.1.2.3\"",
                "flags has true");
    }

    private String scope() {
        return switch (choices.next(5)) {
            case 0 -> "requester has " + choices.one(RandomPolicy.ROLES);
            case 1 -> choices.one("zone within a", "zone == a.b", "zone != d", "zone in { a, d }");
            case 2 -> choices.one("action == x.read", "action in { x.all }", "action != y.run");
            case 3 -> choices.one("resource.kind == db", "resource.kind in { db, host }");
            default -> "resource.name " + choices.one("== \"db-1\"", "starts with \"db-1\"");
        };
    }

    private String clock() {
        return choices.one(
                "time in 00:00..12:00 \"UTC\"",
                "time in 01:00..02:30 \"Europe/London\"",
                "time in 22:00..06:00 \"America/St_Johns\"",
                "time in 23:59..00:01 \"UTC\"",
                "weekday in monday..friday",
                "weekday in { saturday, sunday } \"Pacific/Auckland\"",
                "weekday == friday",
                "weekday != monday");
    }

    private String incident() {
        return switch (choices.next(3)) {
            case 0 -> "incident.severity " + choices.one(SIGNS) + " " + (1 + choices.next(5));
            case 1 -> "incident.kind " + choices.one("== outage", "in { outage, security }", "!= maintenance");
            default -> "incident.team " + choices.one(EQUALITY) + " " + choices.one("red", "blue");
        };
    }

    /** Two different inputs of one type. */
    private String both(List<String> inputs, List<String> signs) {
        int left = choices.next(inputs.size());
        int right = (left + 1 + choices.next(inputs.size() - 1)) % inputs.size();
        return inputs.get(left) + " " + choices.one(signs) + " " + inputs.get(right);
    }
}
