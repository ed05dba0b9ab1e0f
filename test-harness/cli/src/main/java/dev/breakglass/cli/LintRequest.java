package dev.breakglass.cli;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Severity;
import dev.breakglass.dsl.diagnostic.Spelling;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Rules;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;

/**
 * A call of {@code bgp lint}, understood.
 *
 * @param only the rules that were asked for; all when empty
 * @param least what weighs less is not told
 * @param failing what weighs as much ends the call with a fault
 * @param write whether files are changed; {@code diff} whether it is shown how they would be
 */
record LintRequest(
        List<String> paths,
        Optional<Path> config,
        boolean noConfig,
        Set<Code> only,
        Severity least,
        Severity failing,
        boolean write,
        boolean diff) {

    static LintRequest of(CommandLine line, Console console) {
        if (line.getArgList().isEmpty()) {
            throw new UsageException("lint needs a folder or a file of policies; see `bgp help lint`");
        }
        Optional<Path> config =
                Optional.ofNullable(line.getOptionValue("config")).map(console::path);
        if (config.isPresent() && line.hasOption("no-config")) {
            throw new UsageException("--config and --no-config say opposite things");
        }
        boolean diff = line.hasOption("diff") || line.hasOption("dry-run");
        if (line.hasOption("dry-run") && !line.hasOption("fix")) {
            throw new UsageException("--dry-run says what --fix would do; it needs --fix");
        }
        return new LintRequest(
                line.getArgList(),
                config,
                line.hasOption("no-config"),
                rules(line),
                severity(line, "min-severity", Severity.NOTE),
                severity(line, "fail-on", Severity.WARNING),
                line.hasOption("fix") && !diff,
                diff);
    }

    private static Severity severity(CommandLine line, String option, Severity standard) {
        String word = line.getOptionValue(option, standard.word());
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.word().equals(word))
                .findFirst()
                .orElseThrow(() -> unknown(
                        "severity",
                        word,
                        Arrays.stream(Severity.values()).map(Severity::word).toList()));
    }

    private static Set<Code> rules(CommandLine line) {
        Set<Code> codes = Rules.all().stream().map(Rule::code).collect(Collectors.toSet());
        Set<Code> only = EnumSet.noneOf(Code.class);
        for (String given : Optional.ofNullable(line.getOptionValues("rule")).orElse(new String[0])) {
            for (String name : given.split(",", -1)) {
                only.add(Code.of(name).filter(codes::contains).orElseThrow(() -> unknownRule(name, codes)));
            }
        }
        return only;
    }

    private static UsageException unknownRule(String name, Set<Code> codes) {
        List<String> slugs = codes.stream().map(Code::slug).toList();
        return new UsageException("`" + name + "` is not a rule"
                + Spelling.nearest(name, slugs)
                        .map(near -> "; did you mean `" + near + "`?")
                        .orElse("; `bgp lint --rules` lists them"));
    }

    private static UsageException unknown(String kind, String word, Collection<String> known) {
        return new UsageException("there is no " + kind + " `" + word + "`; there are: " + String.join(", ", known));
    }
}
