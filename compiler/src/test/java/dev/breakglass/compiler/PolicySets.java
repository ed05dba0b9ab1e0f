package dev.breakglass.compiler;

import dev.breakglass.dsl.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes policy sets of any size that look like those of a large company: a file of common words, and for every ten paths
 * a team with a file, a zone, a profile and a forbid of its own. The same number always makes the same set.
 */
final class PolicySets {
    private static final int PATHS_PER_TEAM = 10;
    private static final int REGIONS = 8;
    private static final List<String> SERVICES = List.of(
            "ledger",
            "archive",
            "invoice",
            "payout",
            "refund",
            "fraud",
            "search",
            "catalogue",
            "basket",
            "checkout",
            "shipping",
            "returns",
            "loyalty",
            "voucher",
            "pricing",
            "campaign",
            "identity",
            "session",
            "consent",
            "profile",
            "message",
            "mailing",
            "webhook",
            "gateway",
            "router",
            "balancer",
            "cache",
            "queue",
            "stream",
            "storage",
            "backup",
            "metrics",
            "tracing",
            "logging",
            "alerting",
            "schedule",
            "workflow",
            "reporting",
            "warehouse",
            "feature");
    private static final List<String> AREAS = List.of(
            "retail",
            "wholesale",
            "lending",
            "savings",
            "cards",
            "treasury",
            "markets",
            "custody",
            "insurance",
            "pensions",
            "mobile",
            "branch",
            "partner",
            "internal",
            "platform",
            "security",
            "network",
            "database",
            "compute",
            "delivery",
            "quality",
            "research",
            "analytics",
            "legal",
            "people");
    private static final List<String> DEEDS = List.of(
            "restore", "restart", "inspect", "failover", "rotate", "repair", "drain", "replay", "unlock", "rescue");

    private PolicySets() {}

    /** @param paths rounded up to whole teams */
    static List<SourceFile> of(int paths) {
        int teams = (paths + PATHS_PER_TEAM - 1) / PATHS_PER_TEAM;
        List<SourceFile> files = new ArrayList<>();
        files.add(new SourceFile("common.bgp", common()));
        for (int team = 0; team < teams; team++) {
            files.add(new SourceFile("teams/" + name(team) + ".bgp", team(team)));
        }
        return files;
    }

    private static String name(int team) {
        int pairs = SERVICES.size() * AREAS.size();
        String name = AREAS.get(team / SERVICES.size() % AREAS.size()) + "-" + SERVICES.get(team % SERVICES.size());
        return team < pairs ? name : name + "-" + team / pairs;
    }

    private static String common() {
        StringBuilder text = new StringBuilder("""
                policy example.company

                action db.read, db.write, db.failover, db.restore
                action service.restart, service.drain, service.scale
                action host.shell, host.reboot
                action db.all includes db.read, db.write, db.failover, db.restore

                resource database { pii: bool, tier: int, owner: string }
                resource service { tier: int }
                resource host

                requester { employment: enum { employee, contractor }, trained: bool, tenure: duration }
                incident { customer: string, confirmed: bool }

                role incident-commander from group "incident-commanders"  size 24
                role security-lead      from group "security-leads"       size 12
                role auditor            from group "auditors"             size 16

                signal network: enum { corp, bastion, vpn, internet }  fresh 30s  from service "mesh"
                signal device-trusted: bool                            fresh 5m
                signal load: int                                       fresh 1m

                factor push from service "idp"

                /// Nothing below may be looser than this.
                zone prod {
                  admit    when network in { corp, bastion, vpn }
                  at most  ttl 4h
                  at least mfa any within 30m
                  at least approve 1
                  at least review within 72h
                }

                forbid contractors {
                  zone prod
                  when requester.employment == contractor and requester.tenure < 90d
                }

                invariant nobody-alone {
                  never permit where zone within prod and approvals < 1
                }
                """);
        for (int region = 0; region < REGIONS; region++) {
            text.append("\nzone prod.region-%d {%n  admit when device-trusted or network == bastion%n}%n"
                    .formatted(region));
        }
        return text.toString().replace("\r\n", "\n");
    }

    private static String team(int team) {
        String name = name(team);
        String zone = "prod.region-" + team % REGIONS + "." + name;
        StringBuilder text = new StringBuilder("""
                policy example.company

                role TEAM      from group "TEAM", group "TEAM-on-call"  size 9
                role TEAM-lead from group "TEAM-leads"                  size 3

                /// What TEAM runs.
                zone ZONE {
                  contains database "TEAM-*", service "TEAM-api", service "TEAM-worker-*"
                  contains host "TEAM-host-*"
                  at most  ttl 2h
                  at most  allow db.all, service.restart, service.drain, host.shell
                }

                profile TEAM-two-person {
                  mfa     webauthn or piv within 10m
                  approve 1 of TEAM-lead, incident-commander within 15m
                  approve 1 of security-lead within 30m
                  justify at least 40 characters, ticket /INC-[0-9]{4,}/
                  limit   1 at once, 5 per 24h
                  notify  "pager:TEAM", "siem:break-glass"
                  review  within 48h by auditor
                }

                forbid TEAM-strangers {
                  zone ZONE
                  when network == internet or (requester.employment == contractor and not requester.trained)
                }
                """);
        for (int i = 0; i < PATHS_PER_TEAM; i++) {
            text.append(path(i));
        }
        return text.toString().replace("ZONE", zone).replace("TEAM", name);
    }

    private static String path(int number) {
        String[] allow = {
            "db.read, db.restore on database \"TEAM-*\"",
            "service.restart on service \"TEAM-api\", service \"TEAM-worker-*\"",
            "db.read, host.shell on database \"TEAM-main\", host \"TEAM-host-1*\"",
        };
        String[] when = {
            "incident.kind == outage and incident.severity <= 2",
            "incident.severity <= 3 and (load > 80 or incident.confirmed) and network != vpn",
            "incident.kind in { outage, security } and not resource.pii and resource.owner starts with \"TEAM\"",
            "time in 18:00..06:00 \"Europe/London\" and source.ip in { \"10.20.0.0/16\", \"10.30.0.0/16\" }",
        };
        return """

                /// Something of TEAM is down: %1$s it.
                breakglass %1$s-TEAM {
                  zone     ZONE
                  for      TEAM, incident-commander
                  allow    %2$s
                  when     %3$s
                  follows  TEAM-two-person
                  justify  at least %4$d characters
                  ttl      30m up to 1h
                  extend   once by 15m with approve 1 of incident-commander
                  idle     10m
                  after    rotate "TEAM-root"
                }
                """.formatted(DEEDS.get(number), allow[number % allow.length], when[number % when.length], 40 + number);
    }
}
