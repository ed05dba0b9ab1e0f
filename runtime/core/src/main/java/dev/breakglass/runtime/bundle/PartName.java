package dev.breakglass.runtime.bundle;

/**
 * The names of a bundle's parts: {@code policy.json}, {@code classes/…}, {@code sources/…} and {@code imports/…}. Some
 * ASCII characters and {@code /} are all that a name is made of, so that it means the same to every tool and leads
 * nowhere out of a folder.
 */
final class PartName {

    /** What the policy's program decides by, in canonical JSON. */
    static final String POLICY = "policy.json";

    static final String CLASSES = "classes/";
    static final String SOURCES = "sources/";
    static final String IMPORTS = "imports/";

    private static final String CLASS = ".class";
    private static final int CHARACTERS_MAX = 1024;

    private PartName() {}

    /** @throws BundleException if a part may not have this name */
    static String check(String name) {
        if (name.length() > CHARACTERS_MAX) {
            throw new BundleException("a part's name has more than " + CHARACTERS_MAX + " characters");
        }
        for (int i = 0; i < name.length(); i++) {
            if (!isPlain(name.charAt(i)) && "/$%".indexOf(name.charAt(i)) < 0) {
                throw new BundleException("a part's name holds the character U+"
                        + String.format("%04X", (int) name.charAt(i)) + ", which names have not");
            }
        }
        for (String step : name.split("/", -1)) {
            if (step.isEmpty() || step.startsWith(".")) {
                throw new BundleException("the name `" + name + "` is absolute, or has a step that is empty or hidden");
            }
        }
        boolean isClass = name.startsWith(CLASSES) && name.endsWith(CLASS);
        if (!isClass && !name.equals(POLICY) && !isSource(name)) {
            throw new BundleException("`" + name + "` is no part of a bundle");
        }
        return name;
    }

    static boolean isSource(String name) {
        return name.startsWith(SOURCES) || name.startsWith(IMPORTS);
    }

    /** Whether a character stands for itself in the name of a part, whatever it is the name of. */
    static boolean isPlain(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
    }

    /** The part of a class, by its full name with dots. */
    static String ofClass(String className) {
        return CLASSES + className.replace('.', '/') + CLASS;
    }

    static String className(String part) {
        return part.substring(CLASSES.length(), part.length() - CLASS.length()).replace('/', '.');
    }
}
