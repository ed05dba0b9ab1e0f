package dev.breakglass.cli;

import dev.breakglass.scenario.suite.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code bgp init}: a policy set to start from, with scenarios that pass. */
final class InitCommand implements Command {

    private static final String FROM = "from";
    private static final String DEFAULT = "payments";

    @Override
    public String name() {
        return "init";
    }

    @Override
    public String usage() {
        return "DIR [--from SET]";
    }

    @Override
    public String summary() {
        return "start a policy set from one of the library, with scenarios that pass";
    }

    @Override
    public String example() {
        return "./bgp init doors --from kubernetes";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Main.valued(
                        FROM, "SET", "the set of the library to start from; " + DEFAULT + " when not said"));
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws IOException {
        if (line.getArgList().size() != 1) {
            throw new UsageException("init needs one folder, which it makes; see `bgp help init`");
        }
        String dir = line.getArgList().get(0);
        String set = line.getOptionValue(FROM, DEFAULT);
        try (PolicyLibrary library = PolicyLibrary.open()) {
            if (!library.sets().contains(set)) {
                throw new UsageException(
                        "--from: there is no set `" + set + "`; there are: " + String.join(", ", library.sets()));
            }
            List<String> folders = library.withOverlays(set);
            for (String folder : folders) {
                refuseToReplace(console.path(dir).resolve(folder), dir + "/" + folder);
            }
            int files = write(library, folders, console.path(dir));
            console.out().println(dir + "/" + set + ": " + Words.count(files, "file"));
        }
        console.out().println("next: ./bgp simulate " + dir);
        return ExitCode.OK;
    }

    private static void refuseToReplace(Path folder, String name) {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new UsageException(name + " is there already, and nothing is written over");
        }
    }

    /** Everything beside its place first, so that nobody ever sees half of it. */
    private static int write(PolicyLibrary library, List<String> folders, Path dir) throws IOException {
        Files.createDirectories(dir);
        Path half = Files.createTempDirectory(dir, ".init");
        try {
            int files = 0;
            for (String folder : folders) {
                files += library.copy(folder, half.resolve(folder));
            }
            for (String folder : folders) {
                Files.move(half.resolve(folder), dir.resolve(folder), StandardCopyOption.ATOMIC_MOVE);
            }
            return files;
        } finally {
            Folders.delete(half);
        }
    }
}
