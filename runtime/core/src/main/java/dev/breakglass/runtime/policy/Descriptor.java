package dev.breakglass.runtime.policy;

import java.util.Set;
import java.util.TreeSet;

/** The descriptor of a field or method (JVMS 4.3), read for the classes that it names. */
final class Descriptor {

    private static final int DIMENSIONS_MAX = 255;

    private final String text;
    private final Set<String> classes = new TreeSet<>();
    private int at;

    private Descriptor(String text) {
        this.text = text;
    }

    static boolean isMethod(String text) {
        return text.startsWith("(");
    }

    /**
     * The classes in the descriptor, in the internal form.
     *
     * @throws ProgramRefusedException if it is not a descriptor, whatever a virtual machine would make of it
     */
    static Set<String> classes(String text) {
        Descriptor descriptor = new Descriptor(text);
        if (isMethod(text)) {
            descriptor.at++;
            while (descriptor.peek() != ')') {
                descriptor.type();
            }
            descriptor.at++;
            if (descriptor.peek() == 'V') {
                descriptor.at++;
            } else {
                descriptor.type();
            }
        } else {
            descriptor.type();
        }
        if (descriptor.at != text.length()) {
            throw descriptor.wrong();
        }
        return descriptor.classes;
    }

    private void type() {
        int dimensions = 0;
        while (peek() == '[') {
            at++;
            dimensions++;
        }
        char c = peek();
        if (c == 'L') {
            int end = text.indexOf(';', at);
            if (end <= at + 1) {
                throw wrong();
            }
            classes.add(text.substring(at + 1, end));
            at = end;
        } else if ("BCDFIJSZ".indexOf(c) < 0 || dimensions > DIMENSIONS_MAX) {
            throw wrong();
        }
        at++;
    }

    private char peek() {
        if (at >= text.length()) {
            throw wrong();
        }
        return text.charAt(at);
    }

    private ProgramRefusedException wrong() {
        return new ProgramRefusedException("not a class file: `" + text + "` is no descriptor");
    }
}
