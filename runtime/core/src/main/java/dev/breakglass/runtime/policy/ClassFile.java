package dev.breakglass.runtime.policy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one class file declares and refers to, read from its constant pool and members (JVMS, chapter 4).
 *
 * @param name in the internal form, {@code a/b/C}
 * @param parents superclass and interfaces
 * @param references every class, and every member as {@code a/b/C.name:descriptor}
 * @param nativeMethods whether a method is native
 */
record ClassFile(String name, Set<String> parents, Set<String> references, boolean nativeMethods) {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int NATIVE = 0x0100;
    private static final int VERSION_MAX = 61;

    /** @throws ProgramRefusedException if the bytes are no class file, or hold what a program has no use for */
    static ClassFile read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return read(in);
        } catch (IOException | IndexOutOfBoundsException | ClassCastException | NullPointerException e) {
            throw new ProgramRefusedException(
                    "not a class file: " + e.getClass().getSimpleName());
        }
    }

    private static ClassFile read(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new ProgramRefusedException("not a class file: it does not begin as one");
        }
        in.readUnsignedShort();
        if (in.readUnsignedShort() > VERSION_MAX) {
            throw new ProgramRefusedException("a class file for a Java later than 17");
        }
        Pool pool = new Pool(in);
        in.readUnsignedShort();
        String name = pool.className(in.readUnsignedShort());
        Set<String> parents = new TreeSet<>();
        int parent = in.readUnsignedShort();
        parents.add(parent == 0 ? "none" : pool.className(parent));
        for (int i = in.readUnsignedShort(); i > 0; i--) {
            parents.add(pool.className(in.readUnsignedShort()));
        }
        members(in, pool);
        boolean nativeMethods = members(in, pool);
        attributes(in, pool);
        if (in.read() >= 0) {
            throw new ProgramRefusedException("bytes after the end of a class file");
        }
        return new ClassFile(name, parents, pool.references(), nativeMethods);
    }

    private static boolean members(DataInputStream in, Pool pool) throws IOException {
        boolean isNative = false;
        for (int i = in.readUnsignedShort(); i > 0; i--) {
            isNative |= (in.readUnsignedShort() & NATIVE) != 0;
            in.skipNBytes(2);
            pool.describes(in.readUnsignedShort());
            attributes(in, pool);
        }
        return isNative;
    }

    private static void attributes(DataInputStream in, Pool pool) throws IOException {
        for (int i = in.readUnsignedShort(); i > 0; i--) {
            pool.attribute(in.readUnsignedShort());
            in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
        }
    }
}
