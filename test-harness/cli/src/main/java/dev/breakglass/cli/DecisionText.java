package dev.breakglass.cli;

import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Durations;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Outcome;
import java.util.List;
import java.util.Locale;

/** A decision in words. */
final class DecisionText {

    private DecisionText() {}

    /** The answer and a line for each finding. */
    static String brief(Decision decision) {
        StringBuilder text = new StringBuilder(headline(decision)).append('\n');
        for (Finding finding : decision.findings()) {
            text.append("  ").append(line(finding)).append('\n');
        }
        return text.toString();
    }

    /** The answer, and for each finding the policy's own lines and what the request brought. */
    static String full(Decision decision, List<SourceFile> sources) {
        StringBuilder text = new StringBuilder(headline(decision)).append('\n');
        if (decision.outcome() == Outcome.PENDING) {
            text.append("It opens when what is still open is met:\n");
        } else if (decision.outcome() == Outcome.DENY) {
            text.append("It stays shut because:\n");
        }
        for (Finding finding : decision.findings()) {
            text.append('\n')
                    .append(finding.path().map(path -> path + ": ").orElse(""))
                    .append(finding.code().code())
                    .append('\n');
            text.append("  need  ").append(finding.need()).append('\n');
            text.append("  have  ").append(finding.have()).append('\n');
            finding.source().ifPresent(source -> {
                text.append("  at    ").append(source).append('\n');
                sources.stream()
                        .filter(file -> file.name().equals(source.file()))
                        .forEach(file -> text.append("        ")
                                .append(source.line())
                                .append("│ ")
                                .append(file.line(source.line()))
                                .append('\n'));
            });
        }
        if (!decision.obligations().isEmpty()) {
            text.append("\nIt obliges the runtime:\n");
            decision.obligations()
                    .forEach(duty -> text.append("  ").append(Duties.text(duty)).append('\n'));
        }
        return text.toString();
    }

    private static String headline(Decision decision) {
        String answer = decision.outcome().word().toUpperCase(Locale.ROOT);
        return answer
                + decision.path().map(path -> " by " + path).orElse("")
                + decision.ttl().map(ttl -> " for " + Durations.text(ttl)).orElse("");
    }

    private static String line(Finding finding) {
        return finding.path().map(path -> path + ": ").orElse("")
                + finding.code().code() + ": needs " + finding.need() + "; has " + finding.have()
                + finding.source().map(source -> "  (" + source + ")").orElse("");
    }
}
