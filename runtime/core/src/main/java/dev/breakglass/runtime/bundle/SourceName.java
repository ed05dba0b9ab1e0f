package dev.breakglass.runtime.bundle;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The name of a policy file as the name of a part, and back. What a part's name cannot hold is written {@code %2E}, in
 * the bytes of UTF-8; a dot that begins a step or follows another is written so as well, and no name leads upwards.
 *
 * @param set the folder that the file was imported with; empty for a file of the set itself
 */
record SourceName(String name, String set) {

    /** @throws BundleException if the file's name cannot be told in UTF-8 */
    String part() {
        if (set.isEmpty()) {
            return PartName.SOURCES + encode(name, false);
        }
        return PartName.IMPORTS + encode(set, true) + "/" + encode(name.substring(set.length() + 1), false);
    }

    /** @throws BundleException if it is not the one spelling of a file's name */
    static SourceName of(String part) {
        SourceName source;
        if (part.startsWith(PartName.SOURCES)) {
            source = new SourceName(decode(part.substring(PartName.SOURCES.length()), part), "");
        } else {
            String rest = part.substring(PartName.IMPORTS.length());
            int slash = rest.indexOf('/');
            if (slash < 0) {
                throw new BundleException("the name `" + part + "` says no folder that was imported");
            }
            String set = decode(rest.substring(0, slash), part);
            source = new SourceName(set + "/" + decode(rest.substring(slash + 1), part), set);
        }
        if (!source.part().equals(part)) {
            throw new BundleException("the name `" + part + "` is not in its one spelling");
        }
        return source;
    }

    private static String encode(String text, boolean slashes) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // A file's name that the locale could not read is not the file's name.
        if (text.indexOf('\uFFFD') >= 0 || !new String(bytes, StandardCharsets.UTF_8).equals(text)) {
            throw new BundleException("the file `" + text + "` has a name that is not UTF-8, or not in this locale");
        }
        StringBuilder name = new StringBuilder();
        char before = '/';
        for (byte each : bytes) {
            char c = (char) (each & 0xFF);
            boolean hides = c == '.' && (before == '/' || before == '.');
            if (PartName.isPlain(c) && !hides || c == '/' && !slashes) {
                name.append(c);
            } else {
                name.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
            }
            before = c;
        }
        return name.toString();
    }

    private static String decode(String encoded, String part) {
        ByteBuffer bytes = ByteBuffer.allocate(encoded.length());
        try {
            for (int i = 0; i < encoded.length(); i++) {
                if (encoded.charAt(i) == '%') {
                    bytes.put((byte) HexFormat.fromHexDigits(encoded, i + 1, i + 3));
                    i += 2;
                } else {
                    bytes.put((byte) encoded.charAt(i));
                }
            }
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (IllegalArgumentException | IndexOutOfBoundsException | CharacterCodingException e) {
            throw new BundleException("the name `" + part + "` is not in its one spelling");
        }
    }
}
