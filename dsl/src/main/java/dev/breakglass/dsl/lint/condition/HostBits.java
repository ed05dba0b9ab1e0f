package dev.breakglass.dsl.lint.condition;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Fix;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.Network;
import dev.breakglass.dsl.syntax.Written;
import java.util.Optional;
import java.util.function.Consumer;

/** A network written as an address in it: one of the two was meant, and it is the network that counts. */
final class HostBits implements Rule {

    @Override
    public Code code() {
        return Code.HOST_BITS;
    }

    @Override
    public boolean fixes() {
        return true;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        for (Site site : Site.all(set)) {
            for (Written<String> text : Networks.of(site)) {
                int slash = text.value().indexOf('/');
                if (slash >= 0) {
                    String address = text.value().substring(0, slash);
                    Optional<Network> host = Network.of(address);
                    Optional<Network> network = Network.of(text.value());
                    if (host.isPresent() && network.isPresent() && differ(host.get(), network.get())) {
                        String plain = NetworkText.of(network.get(), !address.contains(":"));
                        found.accept(behind(text, address, plain, network.get()));
                    }
                }
            }
        }
    }

    private static boolean differ(Network host, Network network) {
        return host.high() != network.high() || host.low() != network.low();
    }

    private Diagnostic behind(Written<String> text, String address, String plain, Network network) {
        Diagnostic finding = finding(text.place(), Quote.of(text.value()) + " has bits of a host behind its prefix")
                .labelled("it counts as " + Quote.of(plain))
                .helping("\"" + plain + "\" for the network, \"" + address + "\" for the one address");
        boolean same = Network.of(plain).filter(network::equals).isPresent();
        return same ? finding.fixedBy(Fix.of("write the network itself", text.place(), "\"" + plain + "\"")) : finding;
    }
}
