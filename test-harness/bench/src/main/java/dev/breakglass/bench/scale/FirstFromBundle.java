package dev.breakglass.bench.scale;

import dev.breakglass.runtime.audit.VerifierKey;
import dev.breakglass.runtime.bundle.PolicyBundle;
import dev.breakglass.runtime.policy.CompiledPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Loads a bundle, makes one decision and ends. */
final class FirstFromBundle {

    private FirstFromBundle() {}

    public static void main(String[] args) throws IOException {
        CompiledPolicy policy = PolicyBundle.load(Path.of(args[0]), List.of(VerifierKey.parse(args[1])));
        List<String> words = Arrays.asList(args).subList(2, args.length);
        System.out.println(policy.decide(FirstRequest.of(words)).outcome().word());
    }
}
