package dev.breakglass.scenario.words;

import dev.breakglass.runtime.request.Value;
import dev.breakglass.scenario.yaml.Fields;
import dev.breakglass.scenario.yaml.FilePlace;
import dev.breakglass.scenario.yaml.Read;
import dev.breakglass.scenario.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gathers the words of one file while it is read. Not for several threads. */
public final class WordGatherer {

    private final boolean isOfTable;

    private final Set<Mention> mentions = new LinkedHashSet<>();
    private final Map<String, FilePlace> strangers = new LinkedHashMap<>();

    private WordGatherer(boolean isOfTable) {
        this.isOfTable = isOfTable;
    }

    public static WordGatherer ofScenario() {
        return new WordGatherer(false);
    }

    /** The rows of a table share what their resources have, each kind a part of it. */
    public static WordGatherer ofTable() {
        return new WordGatherer(true);
    }

    /** The name behind the kind's own key. */
    public String named(Kind kind, Fields f) {
        return named(kind, f.need(kind.key()), "`" + kind.key() + "`");
    }

    /** @param what the name's own in messages */
    public String named(Kind kind, Yaml yaml, String what) {
        String name = Read.name(yaml, what);
        mentions.add(new Mention.Named(kind, name, yaml.place()));
        return name;
    }

    /** A name that stands in a longer text. */
    public void names(Kind kind, String name, FilePlace place) {
        mentions.add(new Mention.Named(kind, name, place));
    }

    /**
     * A signal or an attribute: the entry's key.
     *
     * @param value what it is, if it is anything
     * @param valued where that stands
     */
    public void values(Holder holder, Yaml.Entry entry, Optional<Value> value, Yaml valued) {
        boolean isShared = isOfTable && holder instanceof Holder.Resource;
        mentions.add(new Mention.Valued(holder, entry.key(), entry.place(), value, valued.place(), isShared));
    }

    /** Where a request comes from. */
    public String address(Yaml yaml) {
        String address = Read.name(yaml, "`source`");
        mentions.add(new Mention.Address(address, yaml.place()));
        return address;
    }

    /** {@code not-in-policy}, if it is there. */
    public boolean strangers(Fields f) {
        f.get(Words.STRANGERS)
                .ifPresent(list -> Read.list(list, "`" + Words.STRANGERS + "`", each -> each)
                        .forEach(each -> strangers.put(Read.name(each, "a word"), each.place())));
        return f.has(Words.STRANGERS);
    }

    public Words words() {
        return new Words(mentions, strangers);
    }
}
