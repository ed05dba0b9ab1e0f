package dev.breakglass.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small policy set with an import, of several files, one of which has a name that is not ASCII. */
final class PolicyFolder {

    private static final Map<String, String> FILES = new TreeMap<>(Map.of(
            "org/people.bgp",
            "policy org\nrole r from group \"g\"\nrole s from group \"h\"\n",
            "set/main.bgp",
            "policy x\nimport \"../org\"\naction a\nresource db\nsignal network: enum { corp, internet } fresh 60s\n",
            "set/zones/z.bgp",
            "policy x\nzone z { contains db \"*\" }\n",
            "set/p\u00e4th one.bgp",
            """
            policy x
            breakglass p {
              zone z
              for r
              allow a on db "d*"
              when network == corp
              mfa any within 5m
              approve 1 of s within 5m
              justify none because "test"
              ttl 1h
              review none because "\u0130stanbul"
            }
            """));

    private PolicyFolder() {}

    /** Writes it in a random order, with a date of its own. */
    static void write(Path folder, int year) throws IOException {
        List<String> names = new ArrayList<>(FILES.keySet());
        Collections.shuffle(names);
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, FILES.getOrDefault(name, ""));
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse(year + "-01-02T03:04:05Z")));
        }
    }
}
