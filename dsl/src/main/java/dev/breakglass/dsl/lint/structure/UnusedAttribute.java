package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.Attribute;
import dev.breakglass.dsl.model.ResourceKind;
import java.util.List;
import java.util.function.Consumer;

/** An attribute that is declared here and that no condition reads. */
final class UnusedAttribute implements Rule {

    @Override
    public Code code() {
        return Code.UNUSED_ATTRIBUTE;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Mentions mentions = Mentions.in(set);
        unread("requester", set.policy().requester(), mentions, found);
        unread("incident", set.policy().incident(), mentions, found);
        for (ResourceKind kind : set.policy().resources()) {
            unread("resource", kind.attributes(), mentions, found);
        }
    }

    private void unread(String of, List<Attribute> attributes, Mentions mentions, Consumer<Diagnostic> found) {
        for (Attribute attribute : attributes) {
            String text = of + "." + attribute.name();
            if (Home.is(attribute.place()) && !mentions.words.contains(text)) {
                found.accept(finding(attribute.place(), "no condition reads " + Quote.of(text))
                        .labelled("whatever it says, every door stays as it is")
                        .helping("read it, such as with `forbid NAME { when " + text + " … }`, or remove it"));
            }
        }
    }
}
