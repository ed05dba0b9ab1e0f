package dev.breakglass.compiler;

import java.util.List;

/** Paths drawn by chance: every clause, within the bounds that {@link RandomPolicy} sets. */
final class RandomPath {

    private final Choices choices;
    private final StringBuilder text = new StringBuilder();

    private RandomPath(Choices choices) {
        this.choices = choices;
    }

    static String text(Choices choices, int number) {
        return new RandomPath(choices).path(number);
    }

    private String path(int number) {
        String zone = choices.one(RandomPolicy.ZONES);
        boolean tolerates = choices.rarely(3);
        boolean follows = !tolerates && choices.rarely(4);
        // Zone d asks for an approval and a review at the least.
        boolean bound = zone.equals("d");
        if (choices.rarely(4)) {
            line("/// A way in.");
        }
        line("breakglass p" + number + " {");
        line("  zone " + zone);
        line("  for " + some(RandomPolicy.ROLES));
        line("  allow " + (choices.rarely(4) ? "x.all" : some(RandomPolicy.ACTIONS)) + " on db \"db-*\""
                + choices.one("", ", db \"db-1*\"", ", host \"*\""));
        if (choices.flag()) {
            line("  when " + new RandomCondition(choices).text(3));
        }
        if (follows) {
            line("  follows shared");
        }
        if (!follows || choices.rarely(3)) {
            line("  mfa " + (tolerates ? "webauthn or piv" : mfa()) + " within " + duration());
        }
        boolean approves = tolerates || bound || choices.next(3) > 0;
        if (!follows || choices.rarely(3)) {
            approvals(approves, tolerates);
        }
        line(choices.rarely(4) ? "  observe 1 of " + some(RandomPolicy.ROLES) : "");
        line(choices.rarely(4) ? "  issue ssh { user: root, minutes: 5, host: \"db\" }" : "");
        reasons(follows);
        line("  ttl " + (1 + choices.next(3)) + "m" + choices.one(" up to 3m", " up to 5m"));
        line(choices.rarely(4) ? "  extend " + extension() + " by 1m with approve 1 of r0" + ending() : "");
        limit();
        line(
                tolerates
                        ? "  tolerate unknown "
                                + choices.one("net", "ok", "load, where", "net, lag", "addr, tags, nets")
                                + " because \"it is made there\""
                        : "");
        line(choices.flag() ? "  idle 5m\n  notify \"pager:x\"\n  after rotate \"k\"" : "");
        line(choices.flag() ? "  redeem within 1m" : "");
        if (!follows || choices.rarely(3)) {
            line(
                    !bound && choices.rarely(4)
                            ? "  review none because \"no\""
                            : "  review within 1h by " + choices.one(RandomPolicy.ROLES));
        }
        line("}");
        return text.toString();
    }

    private void line(String line) {
        text.append(line.isEmpty() ? "" : line + "\n");
    }

    private void approvals(boolean some, boolean tolerates) {
        if (!some) {
            line("  approve none because \"alone\"");
            return;
        }
        int clauses = tolerates ? 2 : 1 + choices.next(2);
        int thens = 0;
        for (int i = 0; i < clauses; i++) {
            StringBuilder clause = new StringBuilder("  approve " + step());
            while (thens < 2 && choices.rarely(3)) {
                clause.append(" then ").append(step());
                thens++;
            }
            line(clause.toString());
        }
        line(
                choices.rarely(3)
                        ? "  escalate after " + duration() + " approve " + (tolerates ? 2 : 1 + choices.next(2))
                                + " of " + some(RandomPolicy.ROLES)
                        : "");
    }

    private String step() {
        return (1 + choices.next(2)) + " of " + some(RandomPolicy.ROLES) + " within " + duration()
                + (choices.rarely(4) ? " with mfa " + mfa() + " within " + duration() : "");
    }

    private void reasons(boolean follows) {
        String characters = "  justify at least " + (1 + choices.next(6)) + " characters";
        switch (choices.next(follows ? 5 : 4)) {
            case 0 -> line(characters);
            case 1 -> line(characters + ", ticket /T-[0-9]+/");
            case 2 -> line("  justify ticket /T-[0-9]+/");
            case 3 -> line(follows ? characters : "  justify none because \"short\"");
            default -> line("");
        }
    }

    private void limit() {
        switch (choices.next(6)) {
            case 1 -> line("  limit " + (1 + choices.next(2)) + " at once");
            case 2 -> line("  limit " + (1 + choices.next(3)) + " per " + duration());
            case 3 -> line("  limit cooldown " + duration());
            case 4, 5 ->
                line("  limit " + (1 + choices.next(2)) + " at once, " + (1 + choices.next(3)) + " per " + duration()
                        + ", 4 per 1h, cooldown " + duration());
            default -> line("");
        }
    }

    private String extension() {
        return choices.one("once", "2 times", "");
    }

    private String ending() {
        return choices.one("", " within 5m", " within 5m with mfa any within 5m", " and approve 1 of r1");
    }

    private String mfa() {
        return choices.one("any", "push or sms", "phishing-resistant", "2 of password, totp, push", "2 of any");
    }

    private String duration() {
        return choices.one("10s", "30s", "1m", "5m");
    }

    private String some(List<String> all) {
        return String.join(", ", choices.some(all));
    }
}
