package dev.breakglass.dsl.lint.condition;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.syntax.Condition;
import dev.breakglass.dsl.syntax.Written;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A time zone that never changes its clocks, where the place that is meant does. */
final class FixedOffsetZone implements Rule {

    /** Nobody takes these for the time of a place. */
    private static final Set<String> UNIVERSAL =
            Set.of("UTC", "UCT", "Zulu", "Universal", "Etc/UTC", "Etc/UCT", "Etc/Zulu", "Etc/Universal");

    /** Newer tz databases make these links to a place that keeps one time, so they are known by name. */
    private static final Map<String, String> ABBREVIATIONS = Map.of(
            "EST", "America/New_York",
            "MST", "America/Denver",
            "HST", "Pacific/Honolulu",
            "GMT", "Europe/London");

    @Override
    public Code code() {
        return Code.FIXED_OFFSET_ZONE;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        for (Site site : Site.all(set)) {
            Walk.each(
                    site.written(),
                    term -> zone(term)
                            .filter(zone -> isFixed(zone.value()))
                            .ifPresent(zone -> found.accept(fixed(zone))));
        }
    }

    private static Optional<Written<String>> zone(Condition term) {
        if (term instanceof Condition.InWindow in) {
            return in.zone();
        }
        return term instanceof Condition.In in ? in.zone() : Optional.empty();
    }

    private static boolean isFixed(String zone) {
        return !UNIVERSAL.contains(zone)
                && (ABBREVIATIONS.containsKey(zone)
                        || ZoneId.of(zone).getRules().isFixedOffset());
    }

    private Diagnostic fixed(Written<String> zone) {
        String place = ABBREVIATIONS.getOrDefault(zone.value(), "Europe/London");
        Diagnostic finding = finding(zone.place(), Quote.of(zone.value()) + " keeps one time all year")
                .labelled("an hour off for half of the year, where clocks change")
                .helping("name a place, such as \"" + place + "\", or \"UTC\" if that is meant");
        return zone.value().startsWith("Etc/GMT") ? finding.noting(sign(zone.value())) : finding;
    }

    /** Of these names the sign is the other way round than people write it (the tz database, file etcetera). */
    private static String sign(String zone) {
        ZoneRules rules = ZoneId.of(zone).getRules();
        ZoneOffset offset = rules.getOffset(Instant.EPOCH);
        int hours = offset.getTotalSeconds() / 3600;
        return Quote.of(zone) + " is "
                + (hours == 0 ? "UTC" : Math.abs(hours) + "h " + (hours < 0 ? "behind" : "ahead of") + " UTC");
    }
}
