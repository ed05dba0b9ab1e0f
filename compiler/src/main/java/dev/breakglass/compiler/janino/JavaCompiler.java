package dev.breakglass.compiler.janino;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.commons.compiler.util.resource.MapResourceCreator;
import org.codehaus.commons.compiler.util.resource.MapResourceFinder;
import org.codehaus.commons.compiler.util.resource.Resource;
import org.codehaus.commons.compiler.util.resource.StringResource;
import org.codehaus.janino.ClassLoaderIClassLoader;
import org.codehaus.janino.Compiler;

/** Compiles generated source in memory. */
public final class JavaCompiler {

    private static final int JAVA = 17;

    private JavaCompiler() {}

    /**
     * Class files by the full names of their classes.
     *
     * @param packageName of every source
     * @param sources by simple class name
     * @throws IllegalStateException if Janino does not accept the source, which is a fault of ours
     */
    public static Map<String, byte[]> compile(String packageName, Map<String, String> sources) {
        List<Resource> resources = new ArrayList<>();
        String folder = packageName.replace('.', '/') + "/";
        sources.forEach((name, source) -> resources.add(new StringResource(folder + name + ".java", source)));
        Map<String, byte[]> files = new HashMap<>();
        Compiler compiler = new Compiler();
        compiler.setSourceFinder(new MapResourceFinder(Map.of()));
        compiler.setIClassLoader(new ClassLoaderIClassLoader(JavaCompiler.class.getClassLoader()));
        compiler.setClassFileCreator(new MapResourceCreator(files));
        compiler.setTargetVersion(JAVA);
        compiler.setDebugLines(true);
        compiler.setDebugSource(true);
        compiler.setDebugVars(false);
        try {
            compiler.compile(resources.toArray(Resource[]::new));
        } catch (CompileException | IOException | RuntimeException | StackOverflowError e) {
            throw new IllegalStateException("generated source does not compile: " + e.getMessage(), e);
        }
        Map<String, byte[]> classes = new TreeMap<>();
        files.forEach((file, bytes) ->
                classes.put(file.substring(0, file.length() - ".class".length()).replace('/', '.'), bytes));
        return classes;
    }
}
