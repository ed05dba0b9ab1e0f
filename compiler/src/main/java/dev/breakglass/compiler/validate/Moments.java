package dev.breakglass.compiler.validate;

import dev.breakglass.dsl.model.Expr;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Moments on and beside the edges of windows of time and of days of the week. */
final class Moments {

    private static final int DAYS = 7;

    private Moments() {}

    /** The edges of one window or of all days of a week, and of the next day on which clocks are put forward or back. */
    static List<Instant> of(Expr comparison) {
        Set<Instant> moments = new LinkedHashSet<>();
        if (comparison instanceof Expr.TimeIn time) {
            LocalDate today = today(time.zone());
            moments.addAll(edges(time, today));
            changes(time.zone()).forEach(change -> {
                moments.addAll(List.of(change.minusNanos(1), change));
                moments.addAll(edges(time, change.atZone(time.zone()).toLocalDate()));
            });
        } else if (comparison instanceof Expr.WeekdayIn weekday) {
            for (int day = 0; day < DAYS; day++) {
                Instant midnight = at(today(weekday.zone()).plusDays(day), LocalTime.MIDNIGHT, weekday.zone());
                moments.addAll(List.of(midnight.minusNanos(1), midnight));
            }
        }
        return List.copyOf(moments);
    }

    /** Moments on every day of a week that tell all these comparisons apart together. */
    static List<Instant> ofAll(List<Expr> comparisons) {
        Set<Instant> moments = new LinkedHashSet<>(List.of(Draft.NOON));
        for (int day = 0; day < DAYS; day++) {
            moments.add(Draft.NOON.plus(Duration.ofDays(day)));
            for (Expr comparison : comparisons) {
                if (comparison instanceof Expr.TimeIn time) {
                    moments.addAll(edges(time, today(time.zone()).plusDays(day)));
                }
            }
        }
        comparisons.forEach(comparison -> moments.addAll(of(comparison)));
        return List.copyOf(moments);
    }

    private static List<Instant> edges(Expr.TimeIn time, LocalDate day) {
        Instant from = at(day, time.from(), time.zone());
        Instant to = at(day, time.to(), time.zone());
        return List.of(from, from.minusNanos(1), to.minusNanos(1), to);
    }

    private static Instant at(LocalDate day, LocalTime time, ZoneId zone) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    private static LocalDate today(ZoneId zone) {
        return Draft.NOON.atZone(zone).toLocalDate();
    }

    private static List<Instant> changes(ZoneId zone) {
        var rules = zone.getRules();
        return Optional.ofNullable(rules.nextTransition(Draft.NOON))
                .map(first -> Optional.ofNullable(rules.nextTransition(first.getInstant()))
                        .map(second -> List.of(first.getInstant(), second.getInstant()))
                        .orElse(List.of(first.getInstant())))
                .orElse(List.of());
    }
}
