package dev.breakglass.cli;

import dev.breakglass.cli.bench.Bench;
import dev.breakglass.cli.bench.BenchResult;
import dev.breakglass.cli.bench.DerivedRequests;
import dev.breakglass.cli.bench.Workload;
import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.runtime.json.CanonicalJson;
import dev.breakglass.runtime.policy.CompiledPolicy;
import dev.breakglass.runtime.request.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code bgp bench}: what decisions of a policy cost on this machine. */
final class BenchCommand implements Command {

    private static final String REQUESTS = "requests";
    private static final String SECONDS = "seconds";
    private static final String FORMAT = "format";
    private static final int SECONDS_MAX = 50;

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public String usage() {
        return "PATH [--key PUBLIC…] [--requests FILE] [--seconds N] [--format text|json]";
    }

    @Override
    public String summary() {
        return "how long decisions take on this machine, how many a second there are, and what they allocate";
    }

    @Override
    public String example() {
        return "./bgp bench policies/payments";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Keys.keyOption())
                .addOption(Main.valued(
                        REQUESTS,
                        "FILE",
                        "one or a list, as decide takes them, or one a line in .jsonl; else made from the policy"))
                .addOption(Main.valued(SECONDS, "N", "how long to measure, 1 to " + SECONDS_MAX + " (20)"))
                .addOption(Main.valued(FORMAT, "FORMAT", "text (default) or json"));
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws IOException {
        if (line.getArgList().size() != 1) {
            throw new UsageException("bench needs one folder or file of policies, or a bundle; see `bgp help bench`");
        }
        String format = line.getOptionValue(FORMAT, "text");
        if (!format.equals("text") && !format.equals("json")) {
            throw new UsageException("--format is text or json, not `" + format + "`");
        }
        Duration time = seconds(line.getOptionValue(SECONDS, "20"));
        String path = line.getArgList().get(0);
        Optional<List<Request>> asked = line.hasOption(REQUESTS)
                ? Optional.of(RequestFile.read(line.getOptionValue(REQUESTS), console))
                : Optional.empty();
        Optional<Decider> decider = Decider.read(path, line, console);
        Optional<Policy> written = decider.isPresent() ? decider.get().written(console) : Optional.empty();
        if (written.isEmpty()) {
            return ExitCode.FAULT;
        }
        CompiledPolicy compiled = decider.get().policy();
        List<Request> requests = asked.isPresent()
                ? asked.get()
                : Progress.during(
                        console, "making requests for " + path, () -> DerivedRequests.of(written.get(), compiled));
        if (requests.isEmpty()) {
            throw new UsageException("no request can be made from " + path + "; --requests FILE names some");
        }
        Workload workload =
                Workload.of(requests, asked.isPresent() ? Workload.FROM_FILE : Workload.FROM_POLICY, compiled);
        Optional<String> difference = workload.difference(new ReferenceEvaluator(written.get()));
        if (difference.isPresent()) {
            console.out().println(path + ": " + difference.get() + "\nnothing was measured");
            return ExitCode.FAULT;
        }
        BenchResult result = Progress.during(console, say -> Bench.run(written.get(), compiled, workload, time, say));
        console.out().print(format.equals("json") ? CanonicalJson.write(result.json()) + "\n" : result.text());
        return ExitCode.OK;
    }

    private static Duration seconds(String text) {
        boolean isInRange =
                text.matches("[0-9]{1,2}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= SECONDS_MAX;
        if (!isInRange) {
            throw new UsageException("--seconds is a number from 1 to " + SECONDS_MAX + ", not `" + text + "`");
        }
        return Duration.ofSeconds(Integer.parseInt(text));
    }
}
