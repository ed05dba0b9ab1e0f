package dev.breakglass.compiler.validate;

import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A policy with every declaration, clause and kind of condition. */
final class WholeLanguage {

    private static final String FILE = "/dev/breakglass/compiler/whole-language.bgp";

    private WholeLanguage() {}

    static Policy policy() {
        return checked("whole-language.bgp", text());
    }

    static String text() {
        try (InputStream file = Objects.requireNonNull(WholeLanguage.class.getResourceAsStream(FILE))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Policy checked(String name, String text) {
        Checked<Policy> checked = Checker.check(List.of(new SourceFile(name, text)));
        return checked.value().orElseThrow(() -> new AssertionError(checked.diagnostics()));
    }
}
