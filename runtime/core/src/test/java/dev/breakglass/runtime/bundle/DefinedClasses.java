package dev.breakglass.runtime.bundle;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;

/** What the virtual machine itself says to have defined in the package of programs: its log of class loading. */
final class DefinedClasses implements AutoCloseable {

    private static final String PROGRAMS = "dev.breakglass.generated.";

    private final Path log;

    DefinedClasses(Path folder) {
        this.log = folder.resolve("classes.log");
        command("output=" + log, "what=class+load=info", "decorators=none");
    }

    /** Every class of a program that was defined since the start. */
    List<String> names() throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.startsWith(PROGRAMS))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }

    @Override
    public void close() {
        command("output=" + log, "what=class+load=off");
    }

    private static void command(String... arguments) {
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "vmLog",
                            new Object[] {arguments},
                            new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new IllegalStateException("this virtual machine does not log on request", e);
        }
    }
}
