package dev.breakglass.bench.workload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The words that paths are made of, and how one is drawn. */
final class Words {

    static final List<String> ACTIONS = numbered("action", 20);
    static final List<String> ROLES = numbered("role", 50);
    static final List<String> KINDS =
            List.of("host", "database", "service", "queue", "bucket", "router", "cluster", "vault");
    static final List<String> NETWORKS = List.of("corp", "bastion", "vpn", "internet");

    static final Duration FACTORS_WITHIN = Duration.ofMinutes(5);
    static final Duration APPROVALS_WITHIN = Duration.ofMinutes(15);
    static final Duration NETWORK_FRESH = Duration.ofSeconds(30);
    static final Duration TTL = Duration.ofHours(1);
    static final int APPROVALS = 2;
    static final int JUSTIFICATION_MIN = 20;
    static final int SEVERITY_MAX = 2;

    private static final List<String> FACTORS = List.of("sms", "totp", "push", "webauthn", "piv");

    private Words() {}

    /** Two paths for every zone, with different roles, so that the one says nothing for those of the other. */
    static List<PathSpec> paths(int count, Random random) {
        List<PathSpec> paths = new ArrayList<>();
        for (int i = 0; i < count; i += 2) {
            List<String> groups =
                    some(4, ROLES, random).stream().map(Words::group).toList();
            paths.add(path(i, groups.subList(0, 2), random));
            paths.add(path(i + 1, groups.subList(2, 4), random));
        }
        return List.copyOf(paths);
    }

    private static PathSpec path(int number, List<String> groups, Random random) {
        String zone = zone(number / 2);
        return new PathSpec(
                "path-%05d".formatted(number),
                zone,
                zone + "-",
                KINDS.get(random.nextInt(KINDS.size())),
                groups,
                some(3, ACTIONS, random),
                some(2, FACTORS, random),
                FACTORS_WITHIN,
                group(ROLES.get(random.nextInt(ROLES.size()))),
                APPROVALS,
                APPROVALS_WITHIN,
                JUSTIFICATION_MIN,
                SEVERITY_MAX,
                some(1 + random.nextInt(3), NETWORKS, random),
                NETWORK_FRESH,
                TTL);
    }

    static String zone(int number) {
        return "zone-%05d".formatted(number);
    }

    /** Each role is held by the members of one group. */
    static String group(String role) {
        return role.replace("role-", "group-");
    }

    static String role(String group) {
        return group.replace("group-", "role-");
    }

    /** A kind that the zone of a path holds and neither of its paths opens. */
    static String shutKind(PathSpec one, PathSpec other) {
        int from = KINDS.indexOf(one.kind()) + KINDS.indexOf(other.kind());
        return IntStream.range(from, from + KINDS.size())
                .mapToObj(i -> KINDS.get(i % KINDS.size()))
                .filter(kind -> !kind.equals(one.kind()) && !kind.equals(other.kind()))
                .findFirst()
                .orElseThrow();
    }

    /** So many different ones, in their own order. */
    static List<String> some(int count, List<String> all, Random random) {
        return random.ints(0, all.size())
                .distinct()
                .limit(count)
                .sorted()
                .mapToObj(all::get)
                .toList();
    }

    private static List<String> numbered(String word, int count) {
        return IntStream.range(0, count).mapToObj((word + "-%02d")::formatted).toList();
    }
}
