package dev.breakglass.conventions;

import java.io.IOException;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * A Maven repository of its own with this build's artifacts in it, from jars or from folders of classes, as far as the build
 * has come. Whatever else is asked for comes from the repository of the build itself, and never over a network.
 */
record ReactorRepository(Path folder, Path settings) {

    private static final String GROUP = "dev/breakglass";
    private static final String VERSION = "0.1.0";

    /** A local repository does not keep the digests of what is in it. */
    private static final String SETTINGS = """
            <settings>
              <mirrors>
                <mirror>
                  <id>built-from</id>
                  <mirrorOf>*</mirrorOf>
                  <url>%s</url>
                </mirror>
              </mirrors>
              <profiles>
                <profile>
                  <id>without-digests</id>
                  <repositories>
                    <repository>
                      <id>central</id>
                      <url>mirrored</url>
                      <releases><checksumPolicy>ignore</checksumPolicy></releases>
                    </repository>
                  </repositories>
                  <pluginRepositories>
                    <pluginRepository>
                      <id>central</id>
                      <url>mirrored</url>
                      <releases><checksumPolicy>ignore</checksumPolicy></releases>
                    </pluginRepository>
                  </pluginRepositories>
                </profile>
              </profiles>
              <activeProfiles>
                <activeProfile>without-digests</activeProfile>
              </activeProfiles>
            </settings>
            """;

    /** @param temp an empty folder */
    static ReactorRepository in(Path temp) throws Exception {
        ReactorRepository repository = new ReactorRepository(temp.resolve("repository"), temp.resolve("settings.xml"));
        repository.pom("breakglass", "pom.xml");
        repository.artifact("breakglass-dsl", "dsl/pom.xml", "dev/breakglass/dsl/Limits.class");
        repository.pom("breakglass-runtime", "runtime/pom.xml");
        repository.artifact(
                "breakglass-runtime-core", "runtime/core/pom.xml", "dev/breakglass/runtime/bundle/PolicyBundle.class");
        repository.artifact("breakglass-compiler", "compiler/pom.xml", "dev/breakglass/compiler/PolicyCompiler.class");
        repository.artifact("breakglass-maven-plugin", "compiler/maven-plugin/pom.xml", "META-INF/maven/plugin.xml");
        Files.writeString(
                repository.settings,
                SETTINGS.formatted(
                        Path.of(System.getProperty("maven.repository")).toUri()));
        return repository;
    }

    /** Runs Maven in a folder; what it printed, and at the end its exit status. */
    String maven(Path project, Map<String, String> environment, List<String> words) throws Exception {
        String program = System.getProperty("os.name").startsWith("Windows") ? "mvn.cmd" : "mvn";
        ProcessBuilder process = new ProcessBuilder(
                        Path.of(System.getProperty("maven.home"), "bin", program)
                                .toString(),
                        "--batch-mode",
                        "--no-transfer-progress",
                        "--settings",
                        settings.toString(),
                        "--global-settings",
                        settings.toString(),
                        "-Dmaven.repo.local=" + folder)
                .directory(project.toFile())
                .redirectErrorStream(true);
        process.command().addAll(words);
        process.environment().keySet().removeIf(name -> name.startsWith("MAVEN_") || name.startsWith("BREAKGLASS_"));
        process.environment().putAll(environment);
        process.environment().put("MAVEN_SKIP_RC", "true");
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process child = process.start();
        String printed = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return printed + "exit " + child.waitFor() + "\n";
    }

    private void artifact(String name, String pom, String inside) throws Exception {
        pom(name, pom);
        Path jar = place(name, ".jar");
        Path built = built(inside);
        if (Files.isDirectory(built)) {
            pack(built, jar);
        } else {
            Files.copy(built, jar);
        }
    }

    private void pom(String name, String pom) throws IOException {
        Path place = place(name, ".pom");
        Files.createDirectories(place.getParent());
        Files.copy(House.root().resolve(pom), place);
    }

    private Path place(String name, String ending) {
        return folder.resolve(GROUP).resolve(name).resolve(VERSION).resolve(name + "-" + VERSION + ending);
    }

    /** The jar or the folder on this test's class path that a resource is in. */
    private static Path built(String resource) throws IOException {
        URL url = ClassLoader.getSystemResource(resource);
        String text = url.toString();
        return url.openConnection() instanceof JarURLConnection jar
                ? Path.of(URI.create(jar.getJarFileURL().toString()))
                : Path.of(URI.create(text.substring(0, text.length() - resource.length())));
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                packed.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, packed);
            }
        }
    }
}
