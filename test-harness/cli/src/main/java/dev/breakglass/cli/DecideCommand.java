package dev.breakglass.cli;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.scenario.request.DecisionJson;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code bgp decide}: one decision. */
final class DecideCommand implements Command {

    private static final String EXPECT = "expect";

    @Override
    public String name() {
        return "decide";
    }

    @Override
    public String usage() {
        return "PATH [--key PUBLIC…] --request FILE|- [--expect permit|pending|deny] [--format text|json]";
    }

    @Override
    public String summary() {
        return "one decision for one request";
    }

    @Override
    public String example() {
        return "./bgp decide policies/payments --request docs/examples/request.yaml --format json";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Main.valued("request", "FILE", "the request as YAML or JSON; - reads standard input"))
                .addOption(Keys.keyOption())
                .addOption(Main.valued(
                        EXPECT, "OUTCOME", "exit with 1 if the outcome is another; else each of them exits with 0"))
                .addOption(Main.valued("format", "FORMAT", "text (default) or json"));
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws IOException {
        String format = line.getOptionValue("format", "text");
        if (!format.equals("text") && !format.equals("json")) {
            throw new UsageException("--format is text or json, not `" + format + "`");
        }
        Optional<Outcome> expected =
                Optional.ofNullable(line.getOptionValue(EXPECT)).map(DecideCommand::outcome);
        Question question = Question.of(line, console, name());
        Optional<Decider> decider = Decider.read(question.policies(), line, console);
        if (decider.isEmpty()) {
            return ExitCode.FAULT;
        }
        Decision decision = decider.get().policy().decide(question.request());
        if (format.equals("json")) {
            console.out().println(DecisionJson.write(decision));
        } else {
            console.out().print(DecisionText.brief(decision));
        }
        boolean isAsExpected = expected.isEmpty() || expected.get() == decision.outcome();
        return isAsExpected ? ExitCode.OK : ExitCode.FAULT;
    }

    private static Outcome outcome(String word) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new UsageException("--expect is permit, pending or deny, not `" + word + "`"));
    }
}
