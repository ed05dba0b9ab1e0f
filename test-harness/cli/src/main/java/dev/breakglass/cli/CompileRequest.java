package dev.breakglass.cli;

import dev.breakglass.runtime.bundle.PolicyBundle;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/**
 * A call of {@code bgp compile} that makes something, understood.
 *
 * @param out where the bundle goes, if there is to be one; then there is a key to sign it
 * @param version of the policy
 * @param java the folder where generated Java goes, if it is to be shown
 */
record CompileRequest(String path, Optional<String> out, long version, Optional<String> java) {

    static final String JAVA_FOLDER = "generated-java";

    private static final String JAVA = "java";

    static CompileRequest of(CommandLine line) {
        if (line.getArgList().size() != 1) {
            throw new UsageException(
                    "compile makes one bundle of one folder or file of policies; see `bgp help compile`");
        }
        Optional<String> out = Optional.ofNullable(line.getOptionValue("out"));
        Optional<String> java = Optional.ofNullable(line.getOptionValue("emit")).map(CompileRequest::folder);
        if (line.hasOption("key")) {
            throw new UsageException("--key says which keys --verify trusts; a bundle is signed with --sign");
        }
        if (out.isEmpty() && java.isEmpty()) {
            throw new UsageException("compile needs --out FILE and --sign KEY, or --emit java; see `bgp help compile`");
        }
        if (out.isPresent() && !line.hasOption("sign")) {
            throw new UsageException("compile needs --sign KEY: nothing loads a bundle that is not signed;"
                    + " `bgp keygen --out KEY` makes a key");
        }
        if (out.isEmpty() && (line.hasOption("sign") || line.hasOption("version"))) {
            throw new UsageException("--sign and --version are for a bundle; it needs --out FILE");
        }
        return new CompileRequest(line.getArgList().get(0), out, version(line.getOptionValue("version", "0")), java);
    }

    private static String folder(String emit) {
        if (emit.equals(JAVA)) {
            return JAVA_FOLDER;
        }
        if (!emit.startsWith(JAVA + "=") || emit.length() == JAVA.length() + 1) {
            throw new UsageException("--emit is java or java=DIR, not `" + emit + "`");
        }
        return emit.substring(JAVA.length() + 1);
    }

    private static long version(String text) {
        boolean isNumber = text.matches("[0-9]{1,16}") && Long.parseLong(text) <= PolicyBundle.VERSION_MAX;
        if (!isNumber) {
            throw new UsageException(
                    "--version is a number from 0 to " + PolicyBundle.VERSION_MAX + ", not `" + text + "`");
        }
        return Long.parseLong(text);
    }
}
