package dev.breakglass.runtime.policy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The constant pool of a class file: everything that its code can refer to (JVMS 4.4). */
final class Pool {

    static final int CLASS = 7;

    private static final int UTF8 = 1;
    private static final int STRING = 8;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int NAME_AND_TYPE = 12;

    private final @Nullable String[] texts;
    private final int[] tags;
    /** The first index that a constant holds in the lower half, the second in the upper one. */
    private final int[] indexes;

    /** A member of a class, as code refers to it. */
    record Member(String owner, String name, String descriptor) {
        @Override
        public String toString() {
            return owner + "." + name + ":" + descriptor;
        }
    }

    Pool(ByteBuffer in) {
        int size = Short.toUnsignedInt(in.getShort());
        texts = new String[size];
        tags = new int[size];
        indexes = new int[size];
        for (int i = 1; i < size; i++) {
            tags[i] = in.get();
            switch (tags[i]) {
                case UTF8 -> texts[i] = ModifiedUtf8.read(in);
                case 3, 4 -> in.getInt();
                case 5, 6 -> {
                    in.getLong();
                    i++;
                }
                case CLASS, STRING -> indexes[i] = Short.toUnsignedInt(in.getShort());
                case FIELD, METHOD, INTERFACE_METHOD, NAME_AND_TYPE ->
                    indexes[i] = Short.toUnsignedInt(in.getShort()) | in.getShort() << 16;
                default ->
                    throw new ProgramRefusedException("a constant of kind " + tags[i]
                            + ": method handles, dynamic calls and modules are not for programs");
            }
        }
        check();
    }

    /** Whatever a constant points at is of the kind that it must be. */
    private void check() {
        for (int i = 1; i < tags.length; i++) {
            switch (tags[i]) {
                case CLASS, STRING -> text(lower(i));
                case NAME_AND_TYPE -> {
                    text(lower(i));
                    Descriptor.classes(text(upper(i)));
                }
                case FIELD, METHOD, INTERFACE_METHOD -> {
                    expect(lower(i), CLASS);
                    expect(upper(i), NAME_AND_TYPE);
                    if (Descriptor.isMethod(text(upper(upper(i)))) == (tags[i] == FIELD)) {
                        throw new ProgramRefusedException("not a class file: constant " + i + " is of another kind");
                    }
                }
                default -> {}
            }
        }
    }

    String className(int index) {
        expect(index, CLASS);
        return text(lower(index));
    }

    String text(int index) {
        expect(index, UTF8);
        return String.valueOf(texts[index]);
    }

    /** Every class that is named, by itself, in an array or in a descriptor. */
    Set<String> classes() {
        Set<String> classes = new LinkedHashSet<>();
        for (int i = 1; i < tags.length; i++) {
            if (tags[i] == CLASS && text(lower(i)).startsWith("[")) {
                classes.addAll(Descriptor.classes(text(lower(i))));
            } else if (tags[i] == CLASS) {
                classes.add(text(lower(i)));
            } else if (tags[i] == NAME_AND_TYPE) {
                classes.addAll(Descriptor.classes(text(upper(i))));
            }
        }
        return classes;
    }

    /** Every member that is referred to, as often as the pool has it. */
    List<Member> members() {
        List<Member> members = new ArrayList<>();
        for (int i = 1; i < tags.length; i++) {
            if (tags[i] == FIELD || tags[i] == METHOD || tags[i] == INTERFACE_METHOD) {
                int nameAndType = upper(i);
                members.add(new Member(className(lower(i)), text(lower(nameAndType)), text(upper(nameAndType))));
            }
        }
        return members;
    }

    private int lower(int index) {
        return indexes[index] & 0xFFFF;
    }

    private int upper(int index) {
        return indexes[index] >>> 16;
    }

    private void expect(int index, int tag) {
        if (index >= tags.length || tags[index] != tag) {
            throw new ProgramRefusedException("not a class file: constant " + index + " is "
                    + (index == 0 || index >= tags.length ? "not there" : "of another kind"));
        }
    }
}
