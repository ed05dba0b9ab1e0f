package dev.breakglass.cli;

import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.runtime.policy.Policy;
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
        return "PATH --request FILE|-";
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
                .addOption(Main.valued("request", "FILE", "the request as YAML or JSON; - reads standard input"));
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws IOException {
        Question question = Question.of(line, console, name());
        PolicySet set = PolicySet.read(question.policies());
        Optional<Policy> policy = set.checked()
                .value()
                .map(whole -> PolicyCompiler.compile(whole.policy()).toPolicy());
        if (policy.isEmpty()) {
            set.print(console);
            return ExitCode.FAULT;
        }
        console.out().print(DecisionText.full(policy.get().decide(question.request()), set.sources()));
        return ExitCode.OK;
    }
}
