package dev.breakglass.runtime.policy;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The attributes of a class, its members and its code (JVMS 4.7): a few are allowed, each as long as it says. */
final class Attributes {

    private static final String CODE = "Code";
    private static final String STACK_MAP = "StackMapTable";

    /** A row of a table; what is no table has a length of its own. */
    private static final Map<String, Integer> ROW_BYTES =
            Map.of("Exceptions", 2, "InnerClasses", 8, "LineNumberTable", 4, "LocalVariableTable", 10);

    private static final Map<String, Integer> BYTES = Map.of("ConstantValue", 2, "SourceFile", 2);

    /** Compilers may split these. */
    private static final Set<String> SEVERAL = Set.of("LineNumberTable", "LocalVariableTable");

    private final Pool pool;

    Attributes(Pool pool) {
        this.pool = pool;
    }

    void ofClass(ByteBuffer in) {
        all(in, Set.of("SourceFile", "InnerClasses"));
    }

    void ofField(ByteBuffer in) {
        all(in, Set.of("ConstantValue"));
    }

    /** @throws ProgramRefusedException also if there is code where there must be none, or the other way round */
    void ofMethod(ByteBuffer in, boolean hasCode) {
        boolean found = all(in, Set.of(CODE, "Exceptions")).contains(CODE);
        if (found != hasCode) {
            throw new ProgramRefusedException(
                    found
                            ? "not a class file: an abstract method with code"
                            : "not a class file: a method without code");
        }
    }

    private Set<String> all(ByteBuffer in, Set<String> allowed) {
        Set<String> names = new HashSet<>();
        for (int i = Short.toUnsignedInt(in.getShort()); i > 0; i--) {
            String name = pool.text(Short.toUnsignedInt(in.getShort()));
            if (!allowed.contains(name)) {
                throw new ProgramRefusedException(
                        "an attribute `" + name + "`, which programs do not have, or not there");
            }
            if (!names.add(name) && !SEVERAL.contains(name)) {
                throw new ProgramRefusedException("not a class file: the attribute `" + name + "` twice");
            }
            int length = in.getInt();
            if (length < 0 || length > in.remaining()) {
                throw wrong(name);
            }
            attribute(name, in.slice(in.position(), length));
            in.position(in.position() + length);
        }
        return names;
    }

    private void attribute(String name, ByteBuffer content) {
        if (name.equals(CODE)) {
            code(content);
        } else if (BYTES.containsKey(name) && content.remaining() != BYTES.get(name)) {
            throw wrong(name);
        } else if (ROW_BYTES.containsKey(name)) {
            int rows = content.remaining() < 2 ? -1 : Short.toUnsignedInt(content.getShort());
            if (rows < 0 || content.remaining() != rows * ROW_BYTES.get(name)) {
                throw wrong(name);
            }
        }
    }

    private void code(ByteBuffer in) {
        in.getInt();
        int length = in.getInt();
        if (length < 1 || length > 0xFFFF || length > in.remaining()) {
            throw wrong(CODE);
        }
        in.position(in.position() + length);
        for (int i = Short.toUnsignedInt(in.getShort()); i > 0; i--) {
            int start = Short.toUnsignedInt(in.getShort());
            int end = Short.toUnsignedInt(in.getShort());
            int handler = Short.toUnsignedInt(in.getShort());
            int type = Short.toUnsignedInt(in.getShort());
            if (start >= end || end > length || handler >= length) {
                throw wrong(CODE);
            }
            if (type != 0) {
                pool.className(type);
            }
        }
        all(in, Set.of("LineNumberTable", "LocalVariableTable", STACK_MAP));
        if (in.hasRemaining()) {
            throw wrong(CODE);
        }
    }

    private static ProgramRefusedException wrong(String name) {
        return new ProgramRefusedException("not a class file: the attribute `" + name + "` is not as long as it says");
    }
}
