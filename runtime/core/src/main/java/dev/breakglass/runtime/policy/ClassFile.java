package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Pool.Member;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What one class file declares and refers to (JVMS, chapter 4). Every length in it is followed to its end, and it has
 * nothing that generated code has no use for.
 *
 * @param name in the internal form, {@code a/b/C}
 * @param parents superclass and interfaces
 * @param classes every class that it names
 * @param members every member of a class that it refers to
 * @param declared its own members, {@code name:descriptor}
 */
record ClassFile(String name, Set<String> parents, Set<String> classes, List<Member> members, Set<String> declared) {

    private static final int MAGIC = 0xCAFEBABE;
    /** Java 17, without preview features. */
    private static final int VERSION = 61;

    /** Public, final, super, abstract: no interface, enum, annotation or module. */
    private static final int CLASS_FLAGS = 0x0431;
    /** Public, private, protected, static, final. */
    private static final int FIELD_FLAGS = 0x001F;
    /** The same and abstract: nothing that is native, synchronized or variadic. */
    private static final int METHOD_FLAGS = FIELD_FLAGS | 0x0400;

    private static final int STATIC = 0x0008;
    private static final int FINAL = 0x0010;
    private static final int NATIVE = 0x0100;
    private static final int ABSTRACT = 0x0400;

    /** @throws ProgramRefusedException if the bytes are no class file, or hold what a program has no use for */
    static ClassFile read(byte[] bytes) {
        try {
            return read(ByteBuffer.wrap(bytes));
        } catch (BufferUnderflowException e) {
            throw new ProgramRefusedException("not a class file: it ends too early");
        }
    }

    private static ClassFile read(ByteBuffer in) {
        if (in.getInt() != MAGIC) {
            throw new ProgramRefusedException("not a class file: it does not begin as one");
        }
        int minor = u2(in);
        int major = u2(in);
        if (major != VERSION || minor != 0) {
            throw new ProgramRefusedException("a class file of version " + major + "." + minor
                    + "; what is loaded is of version " + VERSION + ".0, Java 17");
        }
        Pool pool = new Pool(in);
        flags(u2(in), CLASS_FLAGS, "class");
        String name = pool.className(u2(in));
        Set<String> parents = new LinkedHashSet<>();
        int parent = u2(in);
        parents.add(parent == 0 ? "nothing" : pool.className(parent));
        for (int i = u2(in); i > 0; i--) {
            parents.add(pool.className(u2(in)));
        }
        Set<String> declared = new HashSet<>();
        Set<String> classes = pool.classes();
        Attributes attributes = new Attributes(pool);
        for (int i = u2(in); i > 0; i--) {
            classes.addAll(field(in, pool, declared));
            attributes.ofField(in);
        }
        for (int i = u2(in); i > 0; i--) {
            int flags = u2(in);
            classes.addAll(method(flags, in, pool, declared));
            attributes.ofMethod(in, (flags & ABSTRACT) == 0);
        }
        attributes.ofClass(in);
        if (in.hasRemaining()) {
            throw new ProgramRefusedException("bytes after the end of a class file");
        }
        return new ClassFile(name, parents, classes, pool.members(), declared);
    }

    private static Set<String> field(ByteBuffer in, Pool pool, Set<String> declared) {
        int flags = flags(u2(in), FIELD_FLAGS, "field");
        if ((flags & STATIC) != 0 && (flags & FINAL) == 0) {
            throw new ProgramRefusedException("a static field that is not final: programs hold no state");
        }
        return declare(in, pool, declared, false);
    }

    private static Set<String> method(int flags, ByteBuffer in, Pool pool, Set<String> declared) {
        if ((flags & NATIVE) != 0) {
            throw new ProgramRefusedException("a native method");
        }
        flags(flags, METHOD_FLAGS, "method");
        return declare(in, pool, declared, true);
    }

    private static Set<String> declare(ByteBuffer in, Pool pool, Set<String> declared, boolean isMethod) {
        String name = pool.text(u2(in));
        String descriptor = pool.text(u2(in));
        if (Descriptor.isMethod(descriptor) != isMethod) {
            throw new ProgramRefusedException(
                    "not a class file: `" + descriptor + "` describes another kind of member");
        }
        if (name.equals("finalize")) {
            throw new ProgramRefusedException("a finalizer, which would run at a time of its own");
        }
        if (!declared.add(name + ":" + descriptor)) {
            throw new ProgramRefusedException("not a class file: two members `" + name + ":" + descriptor + "`");
        }
        return Descriptor.classes(descriptor);
    }

    private static int flags(int flags, int allowed, String of) {
        if ((flags & ~allowed) != 0) {
            throw new ProgramRefusedException("a " + of + " with the flags 0x" + Integer.toHexString(flags & ~allowed)
                    + ", which programs do not have");
        }
        return flags;
    }

    private static int u2(ByteBuffer in) {
        return Short.toUnsignedInt(in.getShort());
    }
}
