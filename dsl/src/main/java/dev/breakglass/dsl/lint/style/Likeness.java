package dev.breakglass.dsl.lint.style;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Finds names that look alike without holding each against each: names that do share a likeness. Two are near when
 * they differ in separators and plurals alone, or in one letter of one long word.
 */
final class Likeness {

    /** Shorter words are near so many others that it says nothing: app, api; dev, dep. */
    private static final int LETTERS_MIN = 5;

    private Likeness() {}

    /** The name without separators and plurals, and the name with each letter of each long word left out. */
    static Set<String> of(String name) {
        Set<String> likenesses = new LinkedHashSet<>();
        likenesses.add(folded(name));
        int start = 0;
        for (String word : name.split("[-.]", -1)) {
            if (word.length() >= LETTERS_MIN) {
                // The word itself, beside another that is longer by one letter.
                likenesses.add(name);
                for (int i = start; i < start + word.length(); i++) {
                    likenesses.add(name.substring(0, i) + name.substring(i + 1));
                }
            }
            start += word.length() + 1;
        }
        return likenesses;
    }

    private static String folded(String name) {
        StringBuilder folded = new StringBuilder(" ");
        for (String word : name.split("[-.]", -1)) {
            boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss");
            folded.append(plural ? word.substring(0, word.length() - 1) : word);
        }
        return folded.toString();
    }

    /** Whether two different names are near, numbers aside. */
    static boolean areNear(String one, String other) {
        if (folded(one).equals(folded(other))) {
            return true;
        }
        String[] words = one.split("[-.]", -1);
        String[] others = other.split("[-.]", -1);
        if (words.length != others.length) {
            return false;
        }
        int different = 0;
        for (int i = 0; i < words.length; i++) {
            if (!words[i].equals(others[i])) {
                different += isOneEdit(words[i], others[i]) ? 1 : 2;
            }
        }
        return different == 1;
    }

    /** One letter more, another letter, or two neighbours swapped. */
    private static boolean isOneEdit(String one, String other) {
        String longer = one.length() < other.length() ? other : one;
        String shorter = one.length() < other.length() ? one : other;
        if (shorter.length() < LETTERS_MIN || longer.length() - shorter.length() > 1) {
            return false;
        }
        int i = 0;
        while (i < shorter.length() && longer.charAt(i) == shorter.charAt(i)) {
            i++;
        }
        if (longer.length() > shorter.length()) {
            return longer.substring(i + 1).equals(shorter.substring(i));
        }
        boolean swapped = i + 1 < longer.length()
                && longer.charAt(i) == shorter.charAt(i + 1)
                && longer.charAt(i + 1) == shorter.charAt(i)
                && longer.substring(i + 2).equals(shorter.substring(i + 2));
        return swapped || longer.substring(i + 1).equals(shorter.substring(i + 1));
    }
}
