package dev.breakglass.dsl.check;

/** Answers whether two globs, in which {@code *} stands for any run of characters, can match one and the same name. */
public final class Globs {

    private Globs() {}

    /** Exact, in time proportional to the product of the lengths. */
    public static boolean overlap(String a, String b) {
        int firstStar = Math.min(star(a), star(b));
        if (!a.regionMatches(0, b, 0, firstStar)) {
            return false;
        }
        if (star(a) == a.length() && star(b) == b.length()) {
            return a.equals(b);
        }
        // reach[j]: the part of `a` so far and the first j of `b` can match the same text.
        boolean[] reach = new boolean[b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            boolean[] next = new boolean[b.length() + 1];
            for (int j = 0; j <= b.length(); j++) {
                boolean can = i == 0 && j == 0;
                if (i > 0) {
                    char left = a.charAt(i - 1);
                    can |= left == '*' && reach[j];
                    can |= j > 0 && left == b.charAt(j - 1) && reach[j - 1];
                    can |= j > 0 && left == '*' && next[j - 1];
                }
                if (j > 0 && b.charAt(j - 1) == '*') {
                    can |= next[j - 1];
                    can |= i > 0 && reach[j];
                }
                next[j] = can;
            }
            reach = next;
        }
        return reach[b.length()];
    }

    private static int star(String glob) {
        int at = glob.indexOf('*');
        return at < 0 ? glob.length() : at;
    }
}
