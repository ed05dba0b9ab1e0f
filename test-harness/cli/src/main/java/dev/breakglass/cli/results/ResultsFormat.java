package dev.breakglass.cli.results;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A form for programs that results can be written in as a whole. */
public enum ResultsFormat {
    /** As {@code docs/simulate.schema.json} and {@code docs/campaign.schema.json} say. */
    JSON,
    /** The XML of JUnit, which every CI server reads. */
    JUNIT,
    /** Workflow commands of GitHub Actions, one for each failure. */
    GITHUB;

    public String write(Results results) {
        return switch (this) {
            case JSON -> results.json();
            case JUNIT -> results.junit();
            case GITHUB -> results.github();
        };
    }

    /** The form of a name in small letters. */
    public static Optional<ResultsFormat> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(name))
                .findFirst();
    }

    /** {@code json, junit, github}. */
    public static String names() {
        return Arrays.stream(values()).map(ResultsFormat::word).collect(Collectors.joining(", "));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
