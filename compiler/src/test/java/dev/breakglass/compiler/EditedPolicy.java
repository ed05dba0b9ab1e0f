package dev.breakglass.compiler;

import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.source.SourceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** A random policy in several files that somebody keeps editing. */
final class EditedPolicy {

    private static final int FILES = 4;

    private final Random random;
    private final Choices choices;
    private final List<List<String>> files = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private int added;

    EditedPolicy(long seed) {
        this.random = new Random(seed);
        this.choices = Choices.of(random);
        for (int i = 0; i < FILES; i++) {
            files.add(new ArrayList<>(List.of("policy random\n")));
            names.add("file-" + i + ".bgp");
        }
        files.get(0).set(0, RandomPolicy.head(choices));
        for (int i = 0; i < RandomPolicy.ZONES.size(); i++) {
            add(RandomPolicy.zone(choices, i));
        }
        for (int i = 0; i < 8; i++) {
            edit();
        }
    }

    /** One more edit, and what it was. */
    String edit() {
        int number = added++;
        return switch (choices.next(12)) {
            case 0, 1 -> add(RandomPath.text(choices, number));
            case 2 -> add(RandomPolicy.forbid(choices, number));
            case 3 -> add("zone " + choices.one("a.new", "c", "d.e", "z") + number + " { contains db \"db-*\" }\n");
            case 4 ->
                add(choices.one("role %s%d from group \"g1\"\n", "action %s%d\n", "resource %s%d\n")
                        .formatted(choices.one("a", "zz"), number));
            case 5 -> changed(RandomPolicy.ZONES.get(choices.next(RandomPolicy.ZONES.size())), number);
            case 6 -> removed("breakglass ");
            case 7 -> removed(choices.one("forbid ", "breakglass ", "role ", "action ", "resource "));
            case 8 -> {
                String moved = removed("breakglass ");
                yield moved.isEmpty() ? "" : "to another file: " + add(moved);
            }
            case 9 -> shuffled();
            case 10 -> grounded();
            default -> spaced(number);
        };
    }

    private List<String> some() {
        return files.get(choices.next(FILES));
    }

    private String add(String declaration) {
        some().add(declaration);
        return declaration;
    }

    private String changed(String zone, int number) {
        for (List<String> file : files) {
            for (int i = 0; i < file.size(); i++) {
                if (file.get(i).startsWith("zone " + zone + " {")) {
                    file.set(i, RandomPolicy.zone(choices, RandomPolicy.ZONES.indexOf(zone)));
                    return number + ": " + file.get(i);
                }
            }
        }
        throw new IllegalStateException(zone);
    }

    private String removed(String start) {
        for (List<String> file : files) {
            for (int i = 1; i < file.size(); i++) {
                if (file.get(i).startsWith(start) || file.get(i).startsWith("/// A way in.\n" + start)) {
                    return file.remove(i);
                }
            }
        }
        return "";
    }

    private String shuffled() {
        List<String> file = some();
        Collections.shuffle(file.subList(1, file.size()), random);
        return "in another order";
    }

    /** Roles of other groups, a profile that asks for more or less; perhaps an action that stands for another. */
    private String grounded() {
        String head = RandomPolicy.head(choices)
                .replace("at least 3 characters", "at least " + choices.one(3, 4, 5) + " characters")
                .replace("mfa 2 of", choices.one("mfa 2 of", "mfa 3 of"))
                .replace("disjoint from r0", choices.one("disjoint from r0", ""));
        files.get(0).set(0, head);
        return head;
    }

    /** What stands below moves down; or the file is called something else. */
    private String spaced(int number) {
        int file = choices.next(FILES);
        if (choices.flag()) {
            names.set(file, choices.one("a", "file", "z") + number + ".bgp");
            return "another name";
        }
        files.get(file).add(1, "// " + number + "\n");
        return "a line more";
    }

    Policy checked() {
        TreeMap<String, String> texts = new TreeMap<>();
        for (int i = 0; i < FILES; i++) {
            texts.put(names.get(i), String.join("\n", files.get(i)));
        }
        List<SourceFile> sources = new ArrayList<>();
        texts.forEach((name, text) -> sources.add(new SourceFile(name, text)));
        var checked = Checker.check(sources);
        return checked.value()
                .orElseThrow(
                        () -> new AssertionError(checked.diagnostics() + "\n" + String.join("\n", texts.values())));
    }
}
