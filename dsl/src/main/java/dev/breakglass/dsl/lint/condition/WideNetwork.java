package dev.breakglass.dsl.lint.condition;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Option;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.Network;
import dev.breakglass.dsl.syntax.Written;
import java.util.List;
import java.util.function.Consumer;

/** A network so large that being in it says next to nothing. */
final class WideNetwork implements Rule {
    private static final Option<Integer> IPV4 = new Option<>(Code.WIDE_NETWORK, "ipv4", 8);
    private static final Option<Integer> IPV6 = new Option<>(Code.WIDE_NETWORK, "ipv6", 16);
    private static final int IPV4_PREFIX = 96;
    private static final Network ALL_IPV4 = Network.of("0.0.0.0/0").orElseThrow();

    @Override
    public Code code() {
        return Code.WIDE_NETWORK;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(IPV4, IPV6);
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        for (Site site : Site.all(set)) {
            for (Written<String> text : Networks.of(site)) {
                Network.of(text.value()).ifPresent(network -> {
                    boolean four = isIpv4(network);
                    int min = settings.get(four ? IPV4 : IPV6);
                    int prefix = four ? network.prefix() - IPV4_PREFIX : network.prefix();
                    if (prefix < min) {
                        found.accept(wide(text, prefix, min));
                    }
                });
            }
        }
    }

    private static boolean isIpv4(Network network) {
        return network.prefix() >= IPV4_PREFIX
                && network.high() == ALL_IPV4.high()
                && network.low() >>> 32 == ALL_IPV4.low() >>> 32;
    }

    private Diagnostic wide(Written<String> text, int prefix, int min) {
        String part = prefix == 0
                ? "every address there is"
                : prefix > 30 ? "a very large part of the internet" : "1 in " + (1 << prefix) + " of all addresses";
        return finding(text.place(), Quote.of(text.value()) + " is " + part)
                .labelled("shorter than /" + min)
                .helping("name the networks that you run, such as \"10.20.0.0/16\"");
    }
}
