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

    private static final long BASE = 0x9E37_79B9_7F4A_7C15L;

    private Likeness() {}

    /**
     * Hashes of the name without separators and plurals, and of the name with each letter of each long word left out;
     * as numbers, since there are as many of them as letters in all names.
     */
    static Set<Long> of(String name) {
        Set<Long> likenesses = new LinkedHashSet<>();
        likenesses.add(hashes(folded(name))[folded(name).length()]);
        int length = name.length();
        long[] upTo = hashes(name);
        long[] power = powers(length);
        int start = 0;
        for (String word : name.split("[-.]", -1)) {
            if (word.length() >= LETTERS_MIN) {
                // The word itself, beside another that is longer by one letter.
                likenesses.add(upTo[length]);
                for (int i = start; i < start + word.length(); i++) {
                    long rest = power[length - i - 1];
                    likenesses.add(upTo[i] * rest + upTo[length] - upTo[i + 1] * rest);
                }
            }
            start += word.length() + 1;
        }
        return likenesses;
    }

    /** Of the beginnings of a text, the empty one first: each letter is a digit to a large base. */
    private static long[] hashes(String text) {
        long[] hashes = new long[text.length() + 1];
        for (int i = 0; i < text.length(); i++) {
            hashes[i + 1] = hashes[i] * BASE + text.charAt(i);
        }
        return hashes;
    }

    private static long[] powers(int most) {
        long[] powers = new long[most + 1];
        powers[0] = 1;
        for (int i = 0; i < most; i++) {
            powers[i + 1] = powers[i] * BASE;
        }
        return powers;
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
