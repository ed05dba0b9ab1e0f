package dev.breakglass.dsl.parse;

import java.util.Optional;
import org.antlr.v4.runtime.RuleContext;

/** How each part of the language is written, for those who have written it otherwise. */
final class Forms {
    private static final String ACTION = "`action db.read, db.write`, or `action db.all includes db.read, db.write`";
    private static final String ALLOW = "`allow db.read on database \"ledger-*\"`";
    private static final String APPROVE =
            "`approve 2 of lead, manager within 15m`, or `approve none because \"REASON\"`";
    private static final String CONDITION = "`network == corp`, `incident.severity <= 2`, `network in { corp, vpn }`,"
            + " joined by `and`, `or` and `not`";
    private static final String IN = "`network in { corp, vpn }`, `time in 18:00..06:00 \"Europe/London\"`,"
            + " `weekday in monday..friday \"UTC\"`, `source.ip in \"10.0.0.0/8\"`";
    private static final String FLOOR =
            "`at least mfa any within 10m`, `at least approve 1`, `at least review within 72h`";
    private static final String BOUND = "`at most ttl 2h`, `at most allow db.read`, `at least mfa any within 10m`,"
            + " `at least approve 1`, `at least review within 72h`";
    private static final String FORBID = "`forbid NAME { zone ZONE when CONDITION }`";
    private static final String INVARIANT =
            "`invariant NAME { never permit where CONDITION }`, or `{ possible permit where CONDITION }`";
    private static final String ISSUE = "`issue ssh { user: oncall, hours: 2 }`";
    private static final String JUSTIFY =
            "`justify at least 40 characters`, `justify ticket /INC-[0-9]+/`, or `justify none because \"REASON\"`";
    private static final String LIMIT = "`limit 1 at once, 3 per 24h, cooldown 10m`";
    private static final String MFA = "`mfa webauthn or piv within 5m`, or `mfa 2 of webauthn, piv, totp within 5m`";
    private static final String REVIEW = "`review within 24h by lead`, or `review none because \"REASON\"`";
    private static final String SIGNAL = "`signal network: enum { corp, vpn } fresh 30s`";

    private Forms() {}

    /** The form of the innermost part that has one. */
    static Optional<String> of(RuleContext innermost) {
        for (RuleContext context = innermost; context != null; context = context.getParent()) {
            boolean list = context instanceof BgpParser.RelationContext relation && relation.IN() != null;
            String form = list ? IN : form(context.getRuleIndex());
            if (!form.isEmpty()) {
                return Optional.of("written like " + form);
            }
        }
        return Optional.empty();
    }

    private static String form(int rule) {
        return switch (rule) {
            case BgpParser.RULE_header -> "`policy acme.production`";
            case BgpParser.RULE_action -> ACTION;
            case BgpParser.RULE_attribute -> "`tier: int`, `kind: enum { red, blue }`, `tags: set of string`";
            case BgpParser.RULE_resource -> "`resource database { pii: bool }`";
            case BgpParser.RULE_attributes -> "`requester { trained: bool }`";
            case BgpParser.RULE_role -> "`role dba from group \"dba\" size 6 disjoint from sre`";
            case BgpParser.RULE_signal -> SIGNAL;
            case BgpParser.RULE_factor -> "`factor push from service \"idp\"`";
            case BgpParser.RULE_zone -> "`zone prod.payments { … }`";
            case BgpParser.RULE_contains -> "`contains database \"ledger-*\", service \"payments\"`";
            case BgpParser.RULE_admit -> "`admit when CONDITION`";
            case BgpParser.RULE_bound -> BOUND;
            case BgpParser.RULE_ceiling -> "`at most ttl 2h`, or `at most allow db.read, db.write`";
            case BgpParser.RULE_floor -> FLOOR;
            case BgpParser.RULE_flows -> "`flows to prod.archive`";
            case BgpParser.RULE_profile -> "`profile NAME { … }`";
            case BgpParser.RULE_breakglass -> "`breakglass NAME { … }`";
            case BgpParser.RULE_forbid -> FORBID;
            case BgpParser.RULE_invariant -> INVARIANT;
            case BgpParser.RULE_imports -> "`import \"../org\"`";
            case BgpParser.RULE_inZone -> "`zone prod.payments`";
            case BgpParser.RULE_holders -> "`for sre, dba`";
            case BgpParser.RULE_allow -> ALLOW;
            case BgpParser.RULE_when -> "`when CONDITION`";
            case BgpParser.RULE_mfa -> MFA;
            case BgpParser.RULE_approve -> APPROVE;
            default -> later(rule);
        };
    }

    private static String later(int rule) {
        return switch (rule) {
            case BgpParser.RULE_escalate -> "`escalate after 20m approve 2 of manager`";
            case BgpParser.RULE_justify -> JUSTIFY;
            case BgpParser.RULE_ttl -> "`ttl 30m up to 1h`";
            case BgpParser.RULE_extend -> "`extend once by 15m with approve 1 of lead`";
            case BgpParser.RULE_redeem -> "`redeem within 5m`";
            case BgpParser.RULE_idle -> "`idle 10m`";
            case BgpParser.RULE_observe -> "`observe 1 of lead`";
            case BgpParser.RULE_tolerate -> "`tolerate unknown network because \"REASON\"`";
            case BgpParser.RULE_limit -> LIMIT;
            case BgpParser.RULE_issue -> ISSUE;
            case BgpParser.RULE_notice -> "`notify \"pager:security\"`";
            case BgpParser.RULE_after -> "`after rotate \"ledger-root\"`";
            case BgpParser.RULE_review -> REVIEW;
            case BgpParser.RULE_follows -> "`follows two-person`";
            case BgpParser.RULE_condition -> CONDITION;
            case BgpParser.RULE_onAction -> "`action db.read, db.write`";
            default -> "";
        };
    }
}
