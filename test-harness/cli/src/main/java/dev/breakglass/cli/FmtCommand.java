package dev.breakglass.cli;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.DiagnosticRenderer;
import dev.breakglass.dsl.format.Formatter;
import dev.breakglass.dsl.read.SourceReader;
import dev.breakglass.dsl.source.SourceFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** {@code bgp fmt}: the one layout of policy files, written in place, shown as a diff, or from input to output. */
final class FmtCommand implements Command {
    private static final String STANDARD_INPUT = "-";
    private static final Limits LIMITS = Limits.standard();

    @Override
    public String name() {
        return "fmt";
    }

    @Override
    public String usage() {
        return "[--check] PATH… | [--check] -";
    }

    @Override
    public String summary() {
        return "lay policy files out in the one layout; `-` from standard input to standard output";
    }

    @Override
    public String example() {
        return "./bgp fmt --check policies";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder()
                        .longOpt("check")
                        .desc("write nothing, show what would change, and exit 1 if anything would")
                        .get());
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws IOException {
        List<String> paths = line.getArgList();
        boolean isCheck = line.hasOption("check");
        if (paths.isEmpty()) {
            throw new UsageException("fmt needs a folder or a file of policies, or `-`; see `bgp help fmt`");
        }
        if (paths.contains(STANDARD_INPUT)) {
            if (paths.size() > 1) {
                throw new UsageException("fmt takes `-` alone; see `bgp help fmt`");
            }
            return standardInput(isCheck, console);
        }
        ExitCode code = ExitCode.OK;
        for (String path : paths) {
            code = path(path, isCheck, console) == ExitCode.OK ? code : ExitCode.FAULT;
        }
        return code;
    }

    private static ExitCode standardInput(boolean isCheck, Console console) throws IOException {
        Checked<SourceFile> source = SourceReader.read(console.in(), "standard input", LIMITS);
        // An editor takes what is on standard output for its text, so that what is wrong with it goes elsewhere.
        PrintStream faults = isCheck ? console.out() : console.err();
        print(source.diagnostics(), faults, console);
        if (source.value().isEmpty()) {
            return ExitCode.FAULT;
        }
        SourceFile file = source.value().get();
        Optional<String> laidOut = laidOut(file, faults, console);
        if (laidOut.isEmpty()) {
            return ExitCode.FAULT;
        }
        if (isCheck) {
            return checked("standard input", file.text(), laidOut.get(), console);
        }
        console.out().print(laidOut.get());
        return ExitCode.OK;
    }

    /** Every file is looked at by itself: a fault in one leaves that one alone. */
    private static ExitCode path(String path, boolean isCheck, Console console) throws IOException {
        Path root = console.path(path);
        boolean isFolder = Files.isDirectory(root);
        Checked<List<SourceFile>> sources = SourceReader.readWithoutImports(root, LIMITS);
        print(sources.diagnostics(), console.out(), console);
        ExitCode code = sources.hasErrors() ? ExitCode.FAULT : ExitCode.OK;
        for (SourceFile file : sources.value().orElse(List.of())) {
            String name = isFolder ? path.replaceFirst("/+$", "") + "/" + file.name() : path;
            Optional<String> laidOut = laidOut(new SourceFile(name, file.text()), console.out(), console);
            if (laidOut.isEmpty()) {
                code = ExitCode.FAULT;
            } else if (isCheck) {
                code = checked(name, file.text(), laidOut.get(), console) == ExitCode.OK ? code : ExitCode.FAULT;
            } else if (!laidOut.get().equals(file.text())) {
                write(isFolder ? root.resolve(file.name()) : root, name, file.text(), laidOut.get());
                console.out().println(name);
            }
        }
        return code;
    }

    private static void write(Path file, String name, String before, String after) {
        try {
            Replacement.write(file, before, after);
        } catch (AccessDeniedException e) {
            throw new UsageException(name + " may not be written");
        } catch (IOException e) {
            throw new UsageException(name + " cannot be written: " + e.getMessage());
        }
    }

    private static Optional<String> laidOut(SourceFile file, PrintStream faults, Console console) {
        Checked<String> formatted = Formatter.format(file, LIMITS);
        print(formatted.diagnostics(), faults, console);
        return formatted.value();
    }

    private static ExitCode checked(String name, String before, String after, Console console) {
        String diff = LayoutDiff.of(name, before, after);
        console.out().print(diff);
        return diff.isEmpty() ? ExitCode.OK : ExitCode.FAULT;
    }

    private static void print(List<Diagnostic> diagnostics, PrintStream to, Console console) {
        if (!diagnostics.isEmpty()) {
            to.println(new DiagnosticRenderer(console.colour()).render(diagnostics));
        }
    }
}
