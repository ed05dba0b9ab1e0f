package dev.breakglass.runtime.bundle;

import dev.breakglass.runtime.json.CanonicalReader;
import dev.breakglass.runtime.json.JsonException;
import dev.breakglass.runtime.policy.PolicyData;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the parts of a bundle hold, and whether they are of one policy. */
final class Contents {

    private Contents() {}

    /** The policy's data, which must be of the sources that stand beside it. */
    static PolicyData read(Manifest manifest, SortedMap<String, ByteBuffer> parts) {
        ByteBuffer part = parts.get(PartName.POLICY);
        if (part == null) {
            throw new BundleException("the bundle has no part `" + PartName.POLICY + "`");
        }
        if (!manifest.policy().equals(digest(manifest))) {
            throw new BundleException("the bundle's sources are not those of its policy " + manifest.policy());
        }
        PolicyData data = data(part);
        String digest = data.vocabulary().digest();
        if (!manifest.policy().equals(digest)) {
            throw new BundleException("`" + PartName.POLICY + "` is of another policy, " + digest);
        }
        return data;
    }

    private static PolicyData data(ByteBuffer part) {
        CanonicalReader in = new CanonicalReader(part);
        try {
            return PolicyJson.read(in);
        } catch (JsonException e) {
            throw new BundleException("`" + PartName.POLICY + "`: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new BundleException("`" + PartName.POLICY + "`: " + e.getMessage() + ", before byte " + in.at());
        }
    }

    /** The digest of the sources by their lines in the note, as {@code sha256sum} prints them in order of name. */
    private static String digest(Manifest manifest) {
        SortedMap<String, String> digests = new TreeMap<>();
        for (Manifest.Part part : manifest.parts()) {
            if (PartName.isSource(part.name())) {
                String name = SourceName.of(part.name()).name();
                if (digests.put(name, part.sha256()) != null) {
                    throw new BundleException("the bundle has two sources of the name `" + name + "`");
                }
            }
        }
        if (digests.isEmpty()) {
            throw new BundleException("the bundle has no sources");
        }
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, String> digest : digests.entrySet()) {
            lines.append(digest.getValue()).append("  ").append(digest.getKey()).append('\n');
        }
        return "sha256:" + Sha256.hex(lines.toString());
    }

    static List<SourceText> sources(SortedMap<String, ByteBuffer> parts) {
        List<SourceText> sources = new ArrayList<>();
        parts.forEach((part, bytes) -> {
            if (PartName.isSource(part)) {
                SourceName name = SourceName.of(part);
                try {
                    String text = StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(bytes.duplicate())
                            .toString();
                    sources.add(new SourceText(name.name(), name.set(), text));
                } catch (CharacterCodingException e) {
                    throw new BundleException("the source `" + name.name() + "` is not UTF-8");
                }
            }
        });
        sources.sort(Comparator.comparing(SourceText::name));
        return List.copyOf(sources);
    }
}
