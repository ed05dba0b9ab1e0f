package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.program.Program;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Defines the classes of a program after all of them have been checked, in a loader of their own without a parent.
 *
 * <p>A program sees the types of {@code dev.breakglass.runtime.program}, {@code Object} and {@code String}. When nothing
 * refers to the program any more its classes are unloaded.
 */
public final class ProgramLoader extends ClassLoader {

    /** Every class of a program lies in this package. */
    public static final String PACKAGE = "dev.breakglass.generated";

    /** The class to begin with. */
    public static final String MAIN_CLASS = PACKAGE + ".Policy";

    private static final int CLASSES_MAX = 20_000;

    /** What has not been defined yet. */
    private final Map<String, byte[]> waiting;

    private ProgramLoader(Map<String, byte[]> classes) {
        super("breakglass-policy", null);
        this.waiting = new HashMap<>(classes);
    }

    /**
     * The program of these classes, by name.
     *
     * @throws ProgramRefusedException if one of them is not what a program may be: then none has been defined; or if the
     *     virtual machine finds that they do not fit together: then none has run
     */
    public static Program load(Map<String, byte[]> classes) {
        check(classes);
        try {
            Class<?> main = new ProgramLoader(classes).define(List.copyOf(classes.keySet()));
            if (main.getDeclaredConstructor().newInstance() instanceof Program program) {
                return program;
            }
            throw new ProgramRefusedException(MAIN_CLASS + " is not a program");
        } catch (ReflectiveOperationException | LinkageError | StackOverflowError | IllegalArgumentException e) {
            throw new ProgramRefusedException("the classes do not fit together: " + e);
        }
    }

    private static void check(Map<String, byte[]> classes) {
        if (!classes.containsKey(MAIN_CLASS) || classes.size() > CLASSES_MAX) {
            throw new ProgramRefusedException(
                    "a program has a class " + MAIN_CLASS + " and at most " + CLASSES_MAX + " classes");
        }
        Map<String, ClassFile> files = new TreeMap<>();
        String name = "";
        try {
            for (Map.Entry<String, byte[]> each : classes.entrySet()) {
                name = each.getKey();
                files.put(name.replace('.', '/'), read(name, each.getValue()));
            }
            AllowList list = new AllowList(files, MAIN_CLASS.replace('.', '/'));
            for (ClassFile file : files.values()) {
                name = file.name().replace('/', '.');
                list.check(file);
            }
        } catch (ProgramRefusedException e) {
            throw new ProgramRefusedException("the class " + name + ": " + e.getMessage());
        }
    }

    private static ClassFile read(String name, byte[] bytes) {
        ClassFile file = ClassFile.read(bytes);
        if (name.lastIndexOf('.') != PACKAGE.length() || !name.startsWith(PACKAGE)) {
            throw new ProgramRefusedException("it does not lie in " + PACKAGE);
        }
        if (!file.name().equals(name.replace('.', '/'))) {
            throw new ProgramRefusedException("it calls itself " + file.name());
        }
        return file;
    }

    /** All of them, and links them, so that what does not verify shows itself before anything runs. */
    private Class<?> define(List<String> names) throws ClassNotFoundException {
        for (String name : names) {
            // No call links a class and does no more; looking its constructors up does it on the way.
            var unused = loadClass(name).getDeclaredConstructors();
        }
        return loadClass(MAIN_CLASS);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        Class<?> visible = AllowList.visible().get(name);
        if (visible != null) {
            return visible;
        }
        if (name.equals("java.lang.Object") || name.equals("java.lang.String")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            @Nullable Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = waiting.remove(name);
        if (bytes == null) {
            throw new ClassNotFoundException("a program may not load " + name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
