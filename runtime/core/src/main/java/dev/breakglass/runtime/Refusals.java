package dev.breakglass.runtime;

import dev.breakglass.runtime.grant.Attempt;
import dev.breakglass.runtime.grant.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts what people are refused, so that nobody fills the log by asking for what they do not get. The first refusals within a
 * while are written one by one. Those after them are counted: an entry says that it begins, and another one how many they were.
 * What is allowed goes on as ever. What was counted and not yet written is lost with the process; that there were some is in
 * the log. For whoever has the journal's lock.
 */
final class Refusals {

    /** Those beyond them make room; what is counted of them is written then. */
    static final int PEOPLE_MAX = 10_000;

    private final RefusalLimit limit;
    /** The oldest first. */
    private final Map<String, Spell> spells = new LinkedHashMap<>();

    private Spell everybody = new Spell(Optional.empty(), Instant.MIN);

    Refusals(RefusalLimit limit) {
        this.limit = limit;
    }

    /** Counts a refusal; whether it is to be written. */
    boolean writes(Turn turn, Attempt attempt, String person) {
        Spell all = everybody(turn);
        if (all.written >= limit.mostOfAll()) {
            return passOver(turn, attempt, all);
        }
        Spell own = own(turn, person);
        if (own.written >= limit.most()) {
            return passOver(turn, attempt, own);
        }
        own.written++;
        all.written++;
        return true;
    }

    private boolean passOver(Turn turn, Attempt attempt, Spell spell) {
        if (spell.passedOver == 0) {
            String why = "too many refusals: those until " + end(spell) + " are counted and not written";
            turn.note(spell.whose, attempt, Refusal.PASSED_OVER, why);
        }
        spell.passedOver++;
        spell.last = attempt;
        return false;
    }

    private Spell everybody(Turn turn) {
        if (isOver(everybody, turn.now())) {
            end(turn, everybody);
            everybody = new Spell(Optional.empty(), turn.now());
        }
        return everybody;
    }

    private Spell own(Turn turn, String person) {
        Spell spell = spells.get(person);
        if (spell != null && !isOver(spell, turn.now())) {
            return spell;
        }
        if (spell != null) {
            remove(turn, spell);
        } else if (spells.size() >= PEOPLE_MAX) {
            remove(turn, spells.values().iterator().next());
        }
        Spell fresh = new Spell(Optional.of(person), turn.now());
        spells.put(person, fresh);
        return fresh;
    }

    /** Writes what was counted of those whose while is over. */
    void sweep(Turn turn) {
        everybody(turn);
        List<Spell> over = new ArrayList<>();
        for (Spell spell : spells.values()) {
            if (!isOver(spell, turn.now())) {
                break;
            }
            over.add(spell);
        }
        over.forEach(spell -> remove(turn, spell));
    }

    /** Writes what was counted. */
    void close(Turn turn) {
        end(turn, everybody);
        spells.values().forEach(spell -> end(turn, spell));
        spells.clear();
    }

    /** How many people are remembered. */
    int people() {
        return spells.size();
    }

    private void remove(Turn turn, Spell spell) {
        end(turn, spell);
        spell.whose.ifPresent(spells::remove);
    }

    private static void end(Turn turn, Spell spell) {
        if (spell.passedOver > 0) {
            String why = spell.passedOver + " refusals since " + spell.start + " were not written";
            turn.note(spell.whose, spell.last, Refusal.PASSED_OVER, why);
            spell.passedOver = 0;
        }
    }

    private boolean isOver(Spell spell, Instant now) {
        return !now.isBefore(end(spell));
    }

    private Instant end(Spell spell) {
        return spell.start.plus(limit.within());
    }

    /** A while, and what was refused in it. */
    private static final class Spell {

        private final Optional<String> whose;
        private final Instant start;
        private long written;
        private long passedOver;
        private Attempt last = Attempt.REQUEST;

        /** @param whose nobody's if it is everybody's */
        Spell(Optional<String> whose, Instant start) {
            this.whose = whose;
            this.start = start;
        }
    }
}
