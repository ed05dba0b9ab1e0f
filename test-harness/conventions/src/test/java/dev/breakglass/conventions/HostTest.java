package dev.breakglass.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.read.SourceReader;
import dev.breakglass.host.LedgerService;
import dev.breakglass.runtime.audit.AuditVerifier;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.VerifierKey;
import dev.breakglass.runtime.bundle.PolicyBundle;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service runs a compiled policy with the runtime core, RE2/J and nothing else on its class path. */
class HostTest {

    @TempDir
    Path temp;

    @Test
    void aServiceDecidesGrantsAndLogsWithTheRuntimeCoreAlone() throws Exception {
        LogSigner signer = LogSigner.generate("example.org/policy");
        Path bundle = temp.resolve("payments.bundle");
        Files.write(bundle, payments().signed(signer));
        String classPath = String.join(
                File.pathSeparator,
                List.of(where(LedgerService.class), where(PolicyBundle.class), where(com.google.re2j.Pattern.class)));

        Process service = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        LedgerService.class.getName(),
                        bundle.toString(),
                        signer.verifierKey().text(),
                        temp.resolve("log").toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(service.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(service.waitFor()).as(printed).isZero();
        assertThat(printed).contains("asked: PENDING", "failing over", "closed: CLOSED");
        String key = printed.lines()
                .filter(line -> line.startsWith("log key: "))
                .findFirst()
                .orElseThrow()
                .substring(9);
        assertThat(AuditVerifier.verify(temp.resolve("log"), VerifierKey.parse(key))
                        .ok())
                .isTrue();
    }

    private static PolicyBundle payments() throws IOException {
        var sources = SourceReader.read(House.root().resolve("policies/payments"))
                .value()
                .orElseThrow();
        return PolicyCompiler.compile(Checker.check(sources).value().orElseThrow())
                .bundle();
    }

    private static String where(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
