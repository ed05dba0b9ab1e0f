package dev.breakglass.compiler;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;

/**
 * How near a class file (JVMS 4) comes to its limits.
 *
 * @param constants entries of the constant pool
 * @param longestMethod bytes of code
 */
record MethodSizes(int constants, int longestMethod) {

    static MethodSizes of(byte[] file) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file))) {
            in.skipBytes(8);
            int constants = in.readUnsignedShort();
            String[] texts = constants(in, constants);
            in.skipBytes(6);
            in.skipBytes(2 * in.readUnsignedShort());
            members(in, texts);
            return new MethodSizes(constants, members(in, texts));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String[] constants(DataInputStream in, int count) throws IOException {
        String[] texts = new String[count];
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts[i] = in.readUTF();
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipBytes(4);
                case 5, 6 -> {
                    in.skipBytes(8);
                    i++;
                }
                case 7, 8, 16, 19, 20 -> in.skipBytes(2);
                case 15 -> in.skipBytes(3);
                default -> throw new AssertionError("tag " + tag);
            }
        }
        return texts;
    }

    /** Of fields or methods: the longest code. */
    private static int members(DataInputStream in, String[] texts) throws IOException {
        int longest = 0;
        for (int count = in.readUnsignedShort(); count > 0; count--) {
            in.skipBytes(6);
            for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
                String name = texts[in.readUnsignedShort()];
                byte[] content = in.readNBytes(in.readInt());
                if ("Code".equals(name)) {
                    longest = Math.max(longest, new DataInputStream(new ByteArrayInputStream(content, 4, 4)).readInt());
                }
            }
        }
        return longest;
    }
}
