package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.request.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which roles follow from groups. Immutable and thread-safe. */
final class HeldRoles {

    /** Hints at every group. */
    static final long ALL = -1;

    /** Of a policy that has no roles. */
    static final HeldRoles NONE = new HeldRoles(List.of());

    private final NameTable groups;
    /** The bits of each group's roles. */
    private final long[] roles;

    private final int words;
    /** By role. */
    private final List<List<String>> groupsOf;
    /** By role: the hints at its groups. */
    private final long[] hints;

    HeldRoles(List<Vocabulary.Role> all) {
        this.groupsOf = all.stream().map(Vocabulary.Role::groups).toList();
        Map<String, List<Integer>> byGroup = new TreeMap<>();
        for (int role = 0; role < all.size(); role++) {
            for (String group : all.get(role).groups()) {
                List<Integer> held = byGroup.get(group);
                if (held == null) {
                    held = new ArrayList<>();
                    byGroup.put(group, held);
                }
                held.add(role);
            }
        }
        this.groups = new NameTable(List.copyOf(byGroup.keySet()));
        this.words = all.size() / Long.SIZE + 1;
        this.hints = new long[all.size()];
        for (int role = 0; role < hints.length; role++) {
            for (String group : all.get(role).groups()) {
                hints[role] |= 1L << group.hashCode();
            }
        }
        this.roles = new long[byGroup.size() * words];
        int row = 0;
        for (List<Integer> held : byGroup.values()) {
            for (int role : held) {
                roles[row + (role >>> 6)] |= 1L << role;
            }
            row += words;
        }
    }

    /** How many cells the bits of one person's roles take. */
    int words() {
        return words;
    }

    /** The groups from which any of these roles follows, in order. */
    List<String> groups(Collection<Integer> some) {
        Set<String> groups = new TreeSet<>();
        for (int role : some) {
            groups.addAll(groupsOf.get(role));
        }
        return List.copyOf(groups);
    }

    /**
     * Hints at the groups from which these roles follow: a group that they do not hint at is none of them.
     *
     * @return a bit for the low bits of each group's hash code
     */
    long hints(Collection<Integer> some) {
        long all = 0;
        for (int role : some) {
            all |= hints[role];
        }
        return all;
    }

    /** Writes the bits of the roles that somebody in the groups holds. */
    void fill(Set<String> of, long[] cells, int from) {
        fill(of, ALL, cells, from);
    }

    /** Writes the bits of the roles that follow from those of the groups that are hinted at. */
    void fill(Set<String> of, long hinted, long[] cells, int from) {
        Names names = Names.copyOf(of);
        if (words == 1) {
            cells[from] = word(names, hinted);
            return;
        }
        Arrays.fill(cells, from, from + words, 0);
        for (int i = 0; i < names.size(); i++) {
            int group = group(names, i, hinted);
            for (int word = 0; group >= 0 && word < words; word++) {
                cells[from + word] |= roles[group * words + word];
            }
        }
    }

    /** Of a policy of few roles: kept out of the array until all are known. */
    private long word(Names names, long hinted) {
        long bits = 0;
        for (int i = 0; i < names.size(); i++) {
            int group = group(names, i, hinted);
            bits |= group < 0 ? 0 : roles[group];
        }
        return bits;
    }

    private int group(Names names, int i, long hinted) {
        return (hinted >>> names.hash(i) & 1) == 0 ? NameTable.NONE : groups.of(names, i);
    }

    static boolean has(int role, long[] cells, int from) {
        return (cells[from + (role >>> 6)] >>> role & 1) != 0;
    }

    static boolean hasAny(List<Integer> roles, long[] cells, int from) {
        for (int i = 0; i < roles.size(); i++) {
            if (has(roles.get(i), cells, from)) {
                return true;
            }
        }
        return false;
    }
}
