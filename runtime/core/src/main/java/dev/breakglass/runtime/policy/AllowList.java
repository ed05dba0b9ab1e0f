package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.program.AddressRange;
import dev.breakglass.runtime.program.Constants;
import dev.breakglass.runtime.program.Facts;
import dev.breakglass.runtime.program.Program;
import dev.breakglass.runtime.program.Truth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All that generated classes may refer to. */
final class AllowList {

    /** The types that generated code is written against, by name. */
    private static final Map<String, Class<?>> TYPES = types();

    private static final Set<String> JAVA_CLASSES = Set.of("java/lang/Object", "java/lang/String");

    private static final Set<String> JAVA_MEMBERS = Set.of(
            "java/lang/Object.<init>:()V",
            "java/lang/String.equals:(Ljava/lang/Object;)Z",
            "java/lang/String.startsWith:(Ljava/lang/String;)Z",
            "java/lang/String.endsWith:(Ljava/lang/String;)Z",
            "java/lang/String.concat:(Ljava/lang/String;)Ljava/lang/String;");

    private AllowList() {}

    /** The type of this name that a program may load, or nothing. */
    static Map<String, Class<?>> visible() {
        return TYPES;
    }

    /** @throws ProgramRefusedException with the first thing that a class may not refer to */
    static void check(ClassFile file, Set<String> own) {
        if (file.nativeMethods()) {
            throw new ProgramRefusedException(file.name() + " has a native method");
        }
        for (String parent : file.parents()) {
            if (!parent.equals("java/lang/Object") && !parent.equals(internal(Program.class))) {
                throw new ProgramRefusedException(file.name() + " may not extend " + parent);
            }
        }
        for (String reference : file.references()) {
            int dot = reference.indexOf('.');
            String owner = dot < 0 ? reference : reference.substring(0, dot);
            boolean javaAllowed = dot < 0 ? JAVA_CLASSES.contains(owner) : JAVA_MEMBERS.contains(reference);
            if (!own.contains(owner) && !TYPES.containsKey(owner.replace('/', '.')) && !javaAllowed) {
                throw new ProgramRefusedException(file.name() + " may not refer to " + reference);
            }
        }
    }

    private static String internal(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    private static Map<String, Class<?>> types() {
        Map<String, Class<?>> types = new TreeMap<>();
        for (Class<?> type : List.of(AddressRange.class, Constants.class, Facts.class, Program.class, Truth.class)) {
            types.put(type.getName(), type);
        }
        return types;
    }
}
