package dev.breakglass.scenario.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Builds the tree from the parser's events, so that an alias or a depth is refused before it costs anything. */
final class YamlTree {

    private static final String ONE_PLACE = "; write the value out where it is needed";

    private final String file;
    private final Iterator<Event> events;
    private int values;

    YamlTree(String file, Iterator<Event> events) {
        this.file = file;
        this.events = events;
    }

    Yaml read() {
        events.next(); // the stream's start
        if (events.next().getEventId() == Event.ID.StreamEnd) {
            throw new ScenarioException(FilePlace.begin(file), "the file is empty");
        }
        Yaml root = value(events.next(), 0);
        events.next(); // the document's end
        Event after = events.next();
        if (after.getEventId() != Event.ID.StreamEnd) {
            throw new ScenarioException(place(after), "a second document begins here; put it into a file of its own");
        }
        return root;
    }

    private Yaml value(Event event, int depth) {
        FilePlace place = place(event);
        if (depth > YamlLimits.DEPTH_MAX) {
            throw new ScenarioException(place, "values are nested deeper than " + YamlLimits.DEPTH_MAX);
        }
        if (++values > YamlLimits.VALUES_MAX) {
            throw new ScenarioException(place, "a file holds at most " + YamlLimits.VALUES_MAX + " values");
        }
        if (event instanceof AliasEvent alias) {
            throw new ScenarioException(place, "aliases (`*" + Shown.cut(name(alias)) + "`) are not read" + ONE_PLACE);
        }
        refuseAnchor((NodeEvent) event, place);
        if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar.getTag(), place);
            return new Yaml.Scalar(scalar.getValue(), scalar.isPlain(), place);
        }
        refuseTag(((CollectionStartEvent) event).getTag(), place);
        return event.getEventId() == Event.ID.SequenceStart ? sequence(place, depth) : mapping(place, depth);
    }

    private Yaml sequence(FilePlace place, int depth) {
        List<Yaml> items = new ArrayList<>();
        for (Event e = events.next(); e.getEventId() != Event.ID.SequenceEnd; e = events.next()) {
            items.add(value(e, depth + 1));
        }
        return new Yaml.Sequence(items, place);
    }

    private Yaml mapping(FilePlace place, int depth) {
        List<Yaml.Entry> entries = new ArrayList<>();
        Map<String, FilePlace> seen = new HashMap<>();
        for (Event e = events.next(); e.getEventId() != Event.ID.MappingEnd; e = events.next()) {
            Yaml.Scalar key = key(value(e, depth + 1));
            FilePlace first = seen.putIfAbsent(key.text(), key.place());
            if (first != null) {
                throw new ScenarioException(
                        key.place(),
                        "`" + Shown.cut(key.text()) + "` is given twice; the first is at " + first.line() + ":"
                                + first.column());
            }
            entries.add(new Yaml.Entry(key.text(), key.place(), value(events.next(), depth + 1)));
        }
        return new Yaml.Mapping(entries, place);
    }

    private static Yaml.Scalar key(Yaml key) {
        if (key instanceof Yaml.Scalar scalar
                && !(scalar.plain() && scalar.text().equals("<<"))) {
            return scalar;
        }
        String found = key instanceof Yaml.Scalar ? "merge keys (`<<`) are not read" + ONE_PLACE : "a key is one word";
        throw new ScenarioException(key.place(), found);
    }

    private static void refuseAnchor(NodeEvent event, FilePlace place) {
        Optional<Anchor> anchor = event.getAnchor();
        if (anchor.isPresent()) {
            throw new ScenarioException(
                    place, "anchors (`&" + Shown.cut(anchor.get().getValue()) + "`) are not read" + ONE_PLACE);
        }
    }

    private static void refuseTag(Optional<String> tag, FilePlace place) {
        if (tag.isPresent()) {
            throw new ScenarioException(place, "tags (`" + Shown.cut(tag.get()) + "`) are not read; leave the tag out");
        }
    }

    private static String name(AliasEvent alias) {
        return alias.getAlias().getValue();
    }

    private FilePlace place(Event event) {
        return event.getStartMark()
                .map(m -> new FilePlace(file, m.getLine() + 1, m.getColumn() + 1))
                .orElseGet(() -> FilePlace.begin(file));
    }
}
