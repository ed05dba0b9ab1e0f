package dev.breakglass.runtime.policy;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The constant pool of a class file: everything that its code can refer to (JVMS 4.4). */
final class Pool {

    private static final Pattern CLASS_IN_DESCRIPTOR = Pattern.compile("L([^;]+);");
    private static final Set<String> ATTRIBUTES = Set.of(
            "Code",
            "ConstantValue",
            "Exceptions",
            "InnerClasses",
            "LineNumberTable",
            "LocalVariableTable",
            "SourceFile",
            "StackMapTable");

    private final @Nullable Object[] entries;
    private final int[] tags;
    private final Set<String> described = new TreeSet<>();

    Pool(DataInputStream in) throws IOException {
        int size = in.readUnsignedShort();
        entries = new Object[size];
        tags = new int[size];
        for (int i = 1; i < size; i++) {
            tags[i] = in.readUnsignedByte();
            switch (tags[i]) {
                case 1 -> entries[i] = in.readUTF();
                case 3, 4 -> in.readInt();
                case 5, 6 -> {
                    in.readLong();
                    i++;
                }
                case 7, 8 -> entries[i] = new int[] {in.readUnsignedShort()};
                case 9, 10, 11, 12 -> entries[i] = new int[] {in.readUnsignedShort(), in.readUnsignedShort()};
                default ->
                    throw new ProgramRefusedException("a constant of kind " + tags[i]
                            + ": method handles, dynamic calls and modules are not for programs");
            }
        }
    }

    String className(int index) {
        return utf8(pair(index, 7)[0]);
    }

    /** Notes the descriptor of a field or method of the class itself. */
    void describes(int index) {
        note(utf8(index));
    }

    void attribute(int index) {
        if (!ATTRIBUTES.contains(utf8(index))) {
            throw new ProgramRefusedException("an attribute `" + utf8(index) + "`, which programs do not have");
        }
    }

    /** Every class that is named and every member that is referred to. */
    Set<String> references() {
        Set<String> references = new TreeSet<>(described);
        for (int i = 1; i < entries.length; i++) {
            if (tags[i] == 7) {
                element(className(i), references);
            } else if (tags[i] == 9 || tags[i] == 10 || tags[i] == 11) {
                int[] member = pair(i, tags[i]);
                int[] nameAndType = pair(member[1], 12);
                String descriptor = utf8(nameAndType[1]);
                classesOf(descriptor, references);
                references.add(className(member[0]) + "." + utf8(nameAndType[0]) + ":" + descriptor);
            }
        }
        return references;
    }

    private void note(String descriptor) {
        classesOf(descriptor, described);
    }

    private static void classesOf(String descriptor, Set<String> into) {
        Matcher names = CLASS_IN_DESCRIPTOR.matcher(descriptor);
        while (names.find()) {
            into.add(names.group(1));
        }
    }

    /** A class, or the element of an array class. */
    private static void element(String name, Set<String> into) {
        if (name.startsWith("[")) {
            classesOf(name, into);
        } else {
            into.add(name);
        }
    }

    private String utf8(int index) {
        if (tags[index] != 1 || !(entries[index] instanceof String text)) {
            throw new ProgramRefusedException("not a class file: constant " + index + " is no text");
        }
        return text;
    }

    private int[] pair(int index, int tag) {
        if (tags[index] != tag || !(entries[index] instanceof int[] pair)) {
            throw new ProgramRefusedException("not a class file: constant " + index + " is of another kind");
        }
        return pair;
    }
}
