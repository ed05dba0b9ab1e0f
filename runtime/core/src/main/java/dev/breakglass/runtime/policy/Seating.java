package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Rules.ApprovalRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * People on the places of rules, nobody on two (a bipartite matching by augmenting paths, after Kuhn 1955 and Berge 1957),
 * while moments that part rules from those that come after them are moved.
 */
final class Seating {

    private static final int NOWHERE = -1;

    private final int people;
    /** By rule and person: when this person approved so that it can count for the rule. */
    private final List<List<NavigableSet<Instant>>> moments = new ArrayList<>();
    /** By rule: only what is dated after this counts, and up to that. */
    private final Instant[] after;

    private final Instant[] upTo;
    /** By person: the rule on a place of which they sit. */
    private final int[] seats;

    private final int[] free;

    Seating(int rules, int people) {
        this.people = people;
        for (int rule = 0; rule < rules; rule++) {
            List<NavigableSet<Instant>> byPerson = new ArrayList<>();
            for (int person = 0; person < people; person++) {
                byPerson.add(new TreeSet<>());
            }
            moments.add(byPerson);
        }
        this.after = new Instant[rules];
        this.upTo = new Instant[rules];
        Arrays.fill(after, Instant.MIN);
        Arrays.fill(upTo, Instant.MAX);
        this.seats = new int[people];
        Arrays.fill(seats, NOWHERE);
        this.free = new int[rules];
    }

    void may(int person, int rule, Instant approved) {
        moments.get(rule).get(person).add(approved);
    }

    /** Whether there are moments at which everybody can be seated. */
    boolean met(List<ApprovalRule> rules) {
        for (int rule = 0; rule < rules.size(); rule++) {
            free[rule] = rules.get(rule).people();
            long able = moments.get(rule).stream().filter(all -> !all.isEmpty()).count();
            if (able < rules.get(rule).people()) {
                return false;
            }
        }
        return part(rules, 0);
    }

    /** Tries all moments for the rules from this one on that come after others. */
    private boolean part(List<ApprovalRule> rules, int from) {
        int later = from;
        while (later < rules.size() && rules.get(later).after() < 0) {
            later++;
        }
        if (later == rules.size()) {
            return seated();
        }
        int earlier = rules.get(later).after();
        NavigableSet<Instant> tried = new TreeSet<>();
        moments.get(earlier).forEach(tried::addAll);
        for (Instant moment : tried) {
            upTo[earlier] = moment;
            after[later] = moment;
            if (part(rules, later + 1)) {
                return true;
            }
        }
        upTo[earlier] = Instant.MAX;
        after[later] = Instant.MIN;
        return false;
    }

    private boolean seated() {
        for (int person = 0; person < people; person++) {
            if (seats[person] != NOWHERE && !fits(person, seats[person])) {
                free[seats[person]]++;
                seats[person] = NOWHERE;
            }
        }
        for (int rule = 0; rule < free.length; rule++) {
            while (free[rule] > 0) {
                if (!seat(rule, new boolean[people])) {
                    return false;
                }
                free[rule]--;
            }
        }
        return true;
    }

    private boolean seat(int rule, boolean[] asked) {
        for (int person = 0; person < people; person++) {
            if (!asked[person] && fits(person, rule)) {
                asked[person] = true;
                if (seats[person] == NOWHERE || seat(seats[person], asked)) {
                    seats[person] = rule;
                    return true;
                }
            }
        }
        return false;
    }

    private boolean fits(int person, int rule) {
        Instant first = moments.get(rule).get(person).higher(after[rule]);
        return first != null && !first.isAfter(upTo[rule]);
    }
}
