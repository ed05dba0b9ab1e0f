package dev.breakglass.scenario.words;

import dev.breakglass.scenario.yaml.Shown;

/** What has values of declared types: signals or attributes. */
public sealed interface Holder {

    Holder SEGMENTATION = new Signals();
    Holder REQUESTER = new Someone("the requester");
    Holder INCIDENT = new Someone("the incident");

    static Holder resource(String kind) {
        return new Resource(kind);
    }

    /** What it has not, as a message says it. */
    String lacks(String word);

    /** The segmentation layer. */
    record Signals() implements Holder {
        @Override
        public String lacks(String word) {
            return "the policy has no signal `" + Shown.cut(word) + "`";
        }
    }

    /** A requester, or an incident. */
    record Someone(String name) implements Holder {
        @Override
        public String lacks(String word) {
            return name + " has no attribute `" + Shown.cut(word) + "`";
        }
    }

    /** A resource of one kind. */
    record Resource(String kind) implements Holder {
        @Override
        public String lacks(String word) {
            return "a `" + Shown.cut(kind) + "` has no attribute `" + Shown.cut(word) + "`";
        }
    }
}
