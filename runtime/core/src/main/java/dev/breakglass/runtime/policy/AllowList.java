package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Pool.Member;
import dev.breakglass.runtime.program.AddressRange;
import dev.breakglass.runtime.program.Constants;
import dev.breakglass.runtime.program.Facts;
import dev.breakglass.runtime.program.Program;
import dev.breakglass.runtime.program.Truth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All that the classes of one program may refer to. */
final class AllowList {

    /** The types that generated code is written against, by name. */
    private static final Map<String, Class<?>> TYPES =
            byName(List.of(AddressRange.class, Constants.class, Facts.class, Program.class, Truth.class));

    /** Those of them that a generated class may extend or implement. */
    private static final Map<String, Class<?>> PARENTS = byName(List.of(Program.class));

    private static final String OBJECT = "java/lang/Object";
    private static final String PROGRAM = Program.class.getName().replace('.', '/');

    private static final Set<String> JAVA_CLASSES = Set.of(OBJECT, "java/lang/String");

    private static final Set<String> JAVA_MEMBERS = Set.of(
            "java/lang/Object.<init>:()V",
            "java/lang/String.equals:(Ljava/lang/Object;)Z",
            "java/lang/String.startsWith:(Ljava/lang/String;)Z",
            "java/lang/String.endsWith:(Ljava/lang/String;)Z",
            "java/lang/String.concat:(Ljava/lang/String;)Ljava/lang/String;");

    private final Map<String, ClassFile> own;
    private final String main;
    private final Map<String, Set<String>> membersOfTypes = new HashMap<>();

    /**
     * For the classes of one program.
     *
     * @param own all of them by internal name
     * @param main the internal name of the one to begin with
     */
    AllowList(Map<String, ClassFile> own, String main) {
        this.own = own;
        this.main = main;
    }

    /** The types that a program may load, by name. */
    static Map<String, Class<?>> visible() {
        return TYPES;
    }

    /** @throws ProgramRefusedException with the first thing that a class may not refer to */
    void check(ClassFile file) {
        for (String parent : file.parents()) {
            if (!parent.equals(OBJECT) && !PARENTS.containsKey(dotted(parent))) {
                throw new ProgramRefusedException("it may not extend " + parent);
            }
        }
        if (file.name().equals(main) && !file.parents().contains(PROGRAM)) {
            throw new ProgramRefusedException("it is not a program");
        }
        for (String name : file.classes()) {
            if (!own.containsKey(name) && !TYPES.containsKey(dotted(name)) && !JAVA_CLASSES.contains(name)) {
                throw new ProgramRefusedException("it may not refer to " + name);
            }
        }
        for (Member member : file.members()) {
            if (!isAllowed(member)) {
                throw new ProgramRefusedException("it may not refer to " + member);
            }
        }
    }

    /** What a class inherits from Object does not come with the class: none of its threads and locks. */
    private boolean isAllowed(Member member) {
        String signature = member.name() + ":" + member.descriptor();
        ClassFile file = own.get(member.owner());
        if (file != null) {
            return file.declared().contains(signature)
                    || !member.name().startsWith("<") && isInherited(file, signature);
        }
        return members(member.owner()).contains(signature) || JAVA_MEMBERS.contains(member.toString());
    }

    private boolean isInherited(ClassFile file, String signature) {
        for (String parent : file.parents()) {
            if (PARENTS.containsKey(dotted(parent)) && members(parent).contains(signature)) {
                return true;
            }
        }
        return false;
    }

    /** What a visible type offers itself or by another visible type; nothing for any other. */
    private Set<String> members(String owner) {
        Set<String> known = membersOfTypes.get(owner);
        if (known == null) {
            Class<?> type = TYPES.get(dotted(owner));
            known = type == null ? Set.of() : Offered.by(type, TYPES);
            membersOfTypes.put(owner, known);
        }
        return known;
    }

    private static String dotted(String internal) {
        return internal.replace('/', '.');
    }

    private static Map<String, Class<?>> byName(List<Class<?>> types) {
        Map<String, Class<?>> byName = new TreeMap<>();
        for (Class<?> type : types) {
            byName.put(type.getName(), type);
        }
        return byName;
    }
}
