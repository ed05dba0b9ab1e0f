package dev.breakglass.runtime.bundle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Changes class files where no compiler would. */
final class ClassSurgery {

    private static final int COUNT_AT = 8;

    private ClassSurgery() {}

    /** Writes something after the last constant, which a caller counts as {@link #constants}. */
    interface Constant {
        void write(DataOutputStream out) throws IOException;
    }

    /** How many constants there are, counted as the class file counts them. */
    static int constants(byte[] file) {
        return Short.toUnsignedInt(ByteBuffer.wrap(file).getShort(COUNT_AT));
    }

    static byte[] withConstant(byte[] file, Constant constant) {
        int end = poolEnd(file);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, end);
        try {
            constant.write(new DataOutputStream(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.write(file, end, file.length - end);
        return withShort(out.toByteArray(), COUNT_AT, constants(file) + 1);
    }

    static int unsigned(byte[] file, int at) {
        return Short.toUnsignedInt(ByteBuffer.wrap(file).getShort(at));
    }

    static byte[] withShort(byte[] file, int at, int value) {
        byte[] changed = file.clone();
        ByteBuffer.wrap(changed).putShort(at, (short) value);
        return changed;
    }

    static byte[] withInt(byte[] file, int at, int value) {
        byte[] changed = file.clone();
        ByteBuffer.wrap(changed).putInt(at, value);
        return changed;
    }

    /** The same with a text of its constants replaced by another of the same length. */
    static byte[] renamed(byte[] file, String from, String to) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        if (from.length() != to.length() || !text.contains(from)) {
            throw new IllegalArgumentException(from);
        }
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Where the class's flags are: behind the constants. */
    static int poolEnd(byte[] file) {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
        try {
            in.skipNBytes(COUNT_AT + 2);
            for (int i = 1; i < constants(file); i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> in.readUTF();
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        i++;
                    }
                    case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                    case 15 -> in.skipNBytes(3);
                    default -> in.skipNBytes(4);
                }
            }
            return file.length - in.available();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the first method's attribute {@code Code} has its length, if the class has no fields and one interface. */
    static int codeAt(byte[] file) {
        int methods = poolEnd(file) + 2 + 2 + 2 + 2 + 2 + 2;
        int firstAttribute = methods + 2 + 2 + 2 + 2 + 2;
        return firstAttribute + 2;
    }
}
