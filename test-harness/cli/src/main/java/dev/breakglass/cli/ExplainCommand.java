package dev.breakglass.cli;

import java.io.IOException;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code bgp explain}: why, and what would open the door. */
final class ExplainCommand implements Command {

    @Override
    public String name() {
        return "explain";
    }

    @Override
    public String usage() {
        return "PATH [--key PUBLIC…] --request FILE|-";
    }

    @Override
    public String summary() {
        return "why a request gets its answer, and what would open the door";
    }

    @Override
    public String example() {
        return "./bgp explain policies/payments --request docs/examples/request.yaml";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Keys.keyOption())
                .addOption(Main.valued("request", "FILE", "the request as YAML or JSON; - reads standard input"));
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws IOException {
        Question question = Question.of(line, console, name());
        Optional<Decider> decider = Decider.read(question.policies(), line, console);
        if (decider.isEmpty()) {
            return ExitCode.FAULT;
        }
        console.out()
                .print(DecisionText.full(
                        decider.get().policy().decide(question.request()),
                        decider.get().sources()));
        return ExitCode.OK;
    }
}
