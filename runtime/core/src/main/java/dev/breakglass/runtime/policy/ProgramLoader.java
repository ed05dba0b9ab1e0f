package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.program.Program;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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

    private final Map<String, byte[]> classes;

    private ProgramLoader(Map<String, byte[]> classes) {
        super(null);
        this.classes = classes;
    }

    /**
     * The program of these classes, by name.
     *
     * @throws ProgramRefusedException if one of them is not what a program may be; then none has been defined
     */
    public static Program load(Map<String, byte[]> classes) {
        check(classes);
        try {
            Class<?> main = new ProgramLoader(new TreeMap<>(classes)).loadClass(MAIN_CLASS);
            if (main.getDeclaredConstructor().newInstance() instanceof Program program) {
                return program;
            }
            throw new ProgramRefusedException(MAIN_CLASS + " is not a program");
        } catch (ReflectiveOperationException | LinkageError | IllegalArgumentException e) {
            throw new ProgramRefusedException("the classes do not fit together: " + e);
        }
    }

    private static void check(Map<String, byte[]> classes) {
        if (!classes.containsKey(MAIN_CLASS) || classes.size() > CLASSES_MAX) {
            throw new ProgramRefusedException(
                    "a program has " + MAIN_CLASS + " and at most " + CLASSES_MAX + " classes");
        }
        Set<String> own = new HashSet<>();
        classes.keySet().forEach(name -> own.add(name.replace('.', '/')));
        classes.forEach((name, bytes) -> {
            ClassFile file = ClassFile.read(bytes);
            if (!name.startsWith(PACKAGE + ".") || !file.name().equals(name.replace('.', '/'))) {
                throw new ProgramRefusedException("a class `" + file.name() + "` under the name `" + name + "`");
            }
            AllowList.check(file, own);
        });
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
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException("a program may not load " + name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
