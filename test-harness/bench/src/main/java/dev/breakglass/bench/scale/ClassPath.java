package dev.breakglass.bench.scale;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** A class path of jars alone, as services have and as archives of classes want it. */
final class ClassPath {

    private ClassPath() {}

    /** Where these classes lie; what is a folder is packed into a jar. */
    static String of(Path folder, Class<?>... classes) throws IOException {
        List<String> jars = new ArrayList<>();
        for (String place : Child.classPath(classes).split(File.pathSeparator, -1)) {
            Path from = Path.of(place);
            jars.add((Files.isDirectory(from) ? packed(from, folder.resolve(jars.size() + ".jar")) : from).toString());
        }
        return String.join(File.pathSeparator, jars);
    }

    private static Path packed(Path from, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream into = new JarOutputStream(out);
                Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                into.putNextEntry(new JarEntry(from.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, into);
                into.closeEntry();
            }
        }
        return jar;
    }
}
