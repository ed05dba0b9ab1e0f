package dev.breakglass.dsl.check;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.diagnostic.Spelling;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.syntax.Condition;
import dev.breakglass.dsl.syntax.Condition.Operand;
import dev.breakglass.dsl.syntax.Written;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Checks what conditions ask of the clock and the calendar: windows of time and days of the week. */
final class Windows {
    private static final String TIME = "time";
    private static final String WEEKDAY = "weekday";

    private final Faults faults;

    Windows(Faults faults) {
        this.faults = faults;
    }

    static boolean isTime(Operand operand) {
        return operand instanceof Operand.Word word && word.name().equals(TIME);
    }

    static boolean isWeekday(Operand operand) {
        return operand instanceof Operand.Word word && word.name().equals(WEEKDAY);
    }

    /** {@code time in 18:00..06:00 "Europe/London"}, {@code weekday in monday..friday "Europe/London"}. */
    Optional<Expr> window(Condition.InWindow window) {
        if (isWeekday(window.left())) {
            Optional<DayOfWeek> first = day(window.from());
            Optional<DayOfWeek> last = day(window.to());
            Optional<ZoneId> zone = weekdayZone(window.zone());
            return first.isEmpty() || last.isEmpty()
                    ? Optional.empty()
                    : zone.map(found -> new Expr.WeekdayIn(days(first.get(), last.get()), found, window.place()));
        }
        Optional<LocalTime> from = time(window.from());
        Optional<LocalTime> to = time(window.to());
        if (window.zone().isEmpty()) {
            faults.add(Diagnostic.error(
                            Code.UNKNOWN_TIME_ZONE, window.place(), "a time of day means nothing without a time zone")
                    .helping(window.from().value() + ".." + window.to().value() + " \"UTC\""));
        }
        Optional<ZoneId> zone = window.zone().flatMap(this::zone);
        if (from.isEmpty() || to.isEmpty() || zone.isEmpty()) {
            return Optional.empty();
        }
        if (from.get().equals(to.get())) {
            faults.add(Diagnostic.error(Code.BAD_TIME, window.place(), "this window ends when it begins")
                    .noting("from the first time on, up to and without the second; over midnight if it is the"
                            + " earlier one"));
            return Optional.empty();
        }
        return Optional.of(new Expr.TimeIn(from.get(), to.get(), zone.get(), window.place()));
    }

    /** {@code weekday in { saturday, sunday } "Europe/London"}. */
    Optional<Expr> weekday(List<Operand> anyOf, Optional<Written<String>> zone, Place place) {
        List<Written<String>> names = new ArrayList<>();
        for (Operand operand : anyOf) {
            if (operand instanceof Operand.Word word) {
                names.add(new Written<>(word.name(), word.place()));
            } else {
                faults.add(Code.UNKNOWN_WEEKDAY, operand.place(), "a day of the week is written as a name");
            }
        }
        TreeSet<DayOfWeek> days = new TreeSet<>();
        Lists.distinct(names, faults).forEach(name -> day(name).ifPresent(days::add));
        Optional<ZoneId> found = weekdayZone(zone);
        return days.size() < anyOf.size()
                ? Optional.empty()
                : found.map(known -> new Expr.WeekdayIn(List.copyOf(days), known, place));
    }

    private Optional<ZoneId> weekdayZone(Optional<Written<String>> zone) {
        return zone.isPresent() ? zone(zone.get()) : Optional.of(ZoneOffset.UTC);
    }

    private static List<DayOfWeek> days(DayOfWeek first, DayOfWeek last) {
        TreeSet<DayOfWeek> days = new TreeSet<>(List.of(last));
        for (DayOfWeek day = first; day != last; day = day.plus(1)) {
            days.add(day);
        }
        return List.copyOf(days);
    }

    private Optional<DayOfWeek> day(Written<String> name) {
        List<String> known = Arrays.stream(DayOfWeek.values())
                .map(day -> day.name().toLowerCase(Locale.ROOT))
                .toList();
        int at = IntStream.range(0, known.size())
                .filter(day -> name.value().equals(known.get(day))
                        || name.value().equals(known.get(day).substring(0, 3)))
                .findFirst()
                .orElse(-1);
        if (at < 0) {
            faults.add(Diagnostic.error(
                            Code.UNKNOWN_WEEKDAY, name.place(), Quote.of(name.value()) + " is not a day of the week")
                    .labelled(Spelling.nearest(name.value(), known)
                            .map(near -> "did you mean " + Quote.of(near) + "?")
                            .orElse(""))
                    .noting("days are written " + Lists.text(known) + ", or by their first three letters"));
        }
        return at < 0 ? Optional.empty() : Optional.of(DayOfWeek.of(at + 1));
    }

    private Optional<LocalTime> time(Written<String> text) {
        try {
            return Optional.of(LocalTime.parse(text.value()));
        } catch (DateTimeParseException e) {
            faults.add(Diagnostic.error(Code.BAD_TIME, text.place(), Quote.of(text.value()) + " is not a time of day")
                    .noting("times of day go from `00:00` to `23:59`"));
            return Optional.empty();
        }
    }

    private Optional<ZoneId> zone(Written<String> name) {
        if (name.value().equals("UTC")) {
            return Optional.of(ZoneOffset.UTC);
        }
        if (ZoneId.getAvailableZoneIds().contains(name.value())) {
            return Optional.of(ZoneId.of(name.value()));
        }
        faults.add(
                Diagnostic.error(Code.UNKNOWN_TIME_ZONE, name.place(), Quote.of(name.value()) + " is not a time zone")
                        .labelled(Spelling.nearest(name.value(), ZoneId.getAvailableZoneIds())
                                .map(near -> "did you mean " + Quote.of(near) + "?")
                                .orElse(""))
                        .noting("time zones are named as in the tz database: `UTC`, `Europe/London`"));
        return Optional.empty();
    }
}
