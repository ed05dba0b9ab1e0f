package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.grant.Circumstances;
import dev.breakglass.runtime.grant.Entry;
import dev.breakglass.runtime.grant.Ruling;
import dev.breakglass.runtime.request.Resource;
import dev.breakglass.scenario.yaml.Lengths;

/** Whether what was decided is what the policy's text says, and by what was so at that moment. */
final class TextChecks {

    private final Texts texts;

    TextChecks(Texts texts) {
        this.texts = texts;
    }

    void decided(Ruling ruling) {
        Decision decision = ruling.decision();
        texts.of(decision.policy()).ifPresent(text -> {
            Decision written = text.reference().decide(ruling.inputs());
            Breach.unless(
                    isSame(written, decision),
                    Property.AS_WRITTEN,
                    () -> "decided " + words(decision) + ", and the text says " + words(written));
            Breach.unless(
                    written.equals(decision), Property.EXPLAINED, "a decision has other findings than the text gives");
        });
    }

    static boolean isSame(Decision one, Decision other) {
        return one.outcome() == other.outcome()
                && one.path().equals(other.path())
                && one.ttl().equals(other.ttl())
                && one.obligations().equals(other.obligations());
    }

    static String words(Decision decision) {
        return decision.outcome().word()
                + decision.path().map(path -> " on " + path).orElse("")
                + decision.ttl().map(ttl -> " for " + Lengths.text(ttl)).orElse("");
    }

    /** A session that opens, or a use that begins. */
    void allowed(Life life, Book book, Entry entry, String action, Resource resource, Circumstances here) {
        texts.of(book.inForce)
                .ifPresent(text -> Breach.unless(
                        text.use(life, action, resource, here.groups(), here.signals(), entry.time())
                                .permits(),
                        Property.AS_WRITTEN,
                        () -> entry.event().kind() + " although the text does not allow it at that moment"));
    }

    static void asOfNow(Life life, Entry entry, Circumstances here, World world) {
        Breach.unless(
                world.was(life.requester(), here),
                Property.AS_OF_NOW,
                () -> entry.event().kind() + " by groups or signals of another moment");
    }
}
