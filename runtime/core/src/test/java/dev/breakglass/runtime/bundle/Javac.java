package dev.breakglass.runtime.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Java source to classes in memory, by the compiler of the JDK that runs the tests. */
final class Javac {

    private Javac() {}

    /** Class files by name, of sources that each begin with a package and declare one class. */
    static SortedMap<String, byte[]> compile(String... sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        SortedMap<String, ByteArrayOutputStream> out = new TreeMap<>();
        StringWriter said = new StringWriter();
        List<Source> units = Arrays.stream(sources).map(Source::new).toList();
        JavaFileManager files = new InMemory(compiler.getStandardFileManager(null, null, null), out);
        // The JDK's own packages are there as well: a hostile author may use what he likes.
        List<String> options = List.of("-g:none", "-nowarn", "-source", "17", "-target", "17", "-proc:none");
        if (!compiler.getTask(said, files, null, options, null, units).call()) {
            throw new IllegalStateException("the test's source does not compile: " + said);
        }
        SortedMap<String, byte[]> classes = new TreeMap<>();
        out.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        return classes;
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(URI.create("mem:///" + name(text) + ".java"), Kind.SOURCE);
            this.text = text;
        }

        private static String name(String text) {
            return text.replaceFirst("(?s).*?\\b(?:class|interface|enum|record) (\\w+).*", "$1");
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {

        private final SortedMap<String, ByteArrayOutputStream> out;

        InMemory(JavaFileManager above, SortedMap<String, ByteArrayOutputStream> out) {
            super(above);
            this.out = out;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + className + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() throws IOException {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    out.put(className, bytes);
                    return bytes;
                }
            };
        }
    }
}
