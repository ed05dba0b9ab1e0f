package dev.breakglass.runtime.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** OpenSSH's own programs. Where one is not installed, the test that needs it is skipped and says so. */
record Tool(int exit, String output) {

    static final Path KEYGEN = Path.of("/usr/bin/ssh-keygen");

    static void require(Path program) {
        assumeTrue(Files.isExecutable(program), program + " is not installed");
    }

    static Tool run(Object... words) throws Exception {
        String[] command = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            command[i] = words[i].toString();
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Tool(process.exitValue(), output);
    }

    /** A new key of the requester's, as the line of its {@code .pub} file. */
    static String newKey(Path file, String... kind) throws Exception {
        require(KEYGEN);
        List<Object> words = new ArrayList<>(List.of(KEYGEN, "-q", "-N", "", "-C", "ana@laptop", "-f", file));
        words.addAll(List.of(kind));
        assertThat(run(words.toArray()).output()).isEmpty();
        return Files.readString(file.resolveSibling(file.getFileName() + ".pub"))
                .strip();
    }

    static KeyPair ed25519() throws Exception {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }
}
