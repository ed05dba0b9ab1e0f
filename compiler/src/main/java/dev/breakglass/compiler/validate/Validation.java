package dev.breakglass.compiler.validate;

import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.dsl.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Compares a compiled policy with what its text says, on requests that are made from that text: for each path one that it
 * permits, and from there one change at a time over every edge of every clause; for each forbid and each zone the same.
 * Whole decisions are compared, with findings, obligations and places.
 *
 * <p>What is asked depends on the policy alone. It grows with the policy's text: there is a most for each path, zone and
 * forbid, and what it cuts off is told as a {@link Gap}. Works on all processors; any number of threads may call it.
 */
public final class Validation {

    /** Requests for one path, zone or forbid at most; a path's are decided and rechecked. */
    public static final int REQUESTS_MAX = 1_024;

    /**
     * How many paths are walked for all the requests of one zone at most: where very many lead into one, each is asked
     * about less.
     */
    static final long WALKS_PER_ZONE_MAX = 1L << 24;

    /** How many paths, zones and forbids are asked about in every detail, even such as depend on the runtime alone. */
    public static final int THOROUGH_MAX = 64;

    private static final int ROLES_MAX = 4_096;

    private Validation() {}

    /**
     * @param policy the checked policy
     * @param compiled what the compiler made of it
     */
    public static Validated compare(Policy policy, dev.breakglass.runtime.policy.Policy compiled) {
        Surroundings surroundings = new Surroundings(policy, compiled);
        List<Supplier<Validated>> exams = new ArrayList<>();
        exams.add(() -> whole(surroundings));
        each(
                policy.zones(),
                (zone, thorough) ->
                        exams.add(() -> ZoneExam.of(surroundings, zone, extent(surroundings, zone, thorough))));
        each(
                policy.paths(),
                (path, thorough) ->
                        exams.add(() -> PathExam.of(surroundings, path, extent(surroundings, path.zone(), thorough))));
        each(
                policy.forbids(),
                (forbid, thorough) -> exams.add(
                        () -> ForbidExam.of(surroundings, forbid, zone -> extent(surroundings, zone, thorough))));
        // What comes after a difference is not asked any more; what comes before is, so that the first one is always
        // the same.
        AtomicInteger differs = new AtomicInteger(exams.size());
        List<Validated> results = IntStream.range(0, exams.size())
                .parallel()
                .filter(number -> number < differs.get())
                .mapToObj(number -> {
                    Validated result = exams.get(number).get();
                    result.difference().ifPresent(found -> differs.accumulateAndGet(number, Math::min));
                    return result;
                })
                .toList();
        return new Validated(
                results.stream().mapToLong(Validated::questions).sum(),
                results.stream().flatMap(result -> result.gaps().stream()).toList(),
                results.stream().flatMap(result -> result.difference().stream()).findFirst());
    }

    /** A request in a zone walks all its paths, so that the requests for each have to be fewer where there are many. */
    private static Extent extent(Surroundings surroundings, Zone zone, boolean thorough) {
        long paths = Math.max(1, surroundings.lookup().into(zone).size());
        return new Extent((int) Math.max(1, Math.min(REQUESTS_MAX, WALKS_PER_ZONE_MAX / (paths * paths))), thorough);
    }

    private static <T> void each(List<T> things, BiConsumer<T, Boolean> exam) {
        for (int i = 0; i < things.size(); i++) {
            exam.accept(things.get(i), i < THOROUGH_MAX);
        }
    }

    /** What is no one clause's: the digest, the names of the paths, and who holds which role. */
    private static Validated whole(Surroundings surroundings) {
        Examination exam =
                new Examination(surroundings, "the policy", Optional.empty(), new Extent(REQUESTS_MAX, true));
        List<Role> roles = surroundings.policy().roles();
        Optional<Place> any = roles.stream().map(Role::place).findFirst();
        Place place = any.orElseGet(() -> surroundings.anywhere());
        exam.ask(place, "its digest", new Question.Digest());
        exam.ask(place, "its paths", new Question.Paths());
        for (Role role : roles.stream().limit(ROLES_MAX).toList()) {
            role.groups()
                    .forEach(group -> exam.ask(role.place(), "who is in " + group, new Question.Roles(Set.of(group))));
        }
        Set<String> all = roles.stream()
                .limit(ROLES_MAX)
                .flatMap(role -> role.groups().stream())
                .collect(Collectors.toSet());
        exam.ask(place, "who is in all groups", new Question.Roles(all));
        exam.ask(place, "who is in no group", new Question.Roles(Set.of("no-such-group")));
        if (roles.size() > ROLES_MAX) {
            exam.gap(place, "roles after the first " + ROLES_MAX + " were asked about on paths alone");
        }
        return exam.result(place);
    }
}
