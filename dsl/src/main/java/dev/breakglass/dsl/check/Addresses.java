package dev.breakglass.dsl.check;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Network;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.syntax.Condition.Operand;
import dev.breakglass.dsl.syntax.Written;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Checks what conditions ask of IP addresses. */
final class Addresses {
    private static final Comparator<Network> ORDER = Comparator.comparingLong(Network::high)
            .thenComparingLong(Network::low)
            .thenComparingInt(Network::prefix);

    private final Faults faults;

    Addresses(Faults faults) {
        this.faults = faults;
    }

    /** {@code source.ip in { "10.0.0.0/8", "2001:db8::1" }}. */
    Optional<Expr> in(Input input, List<Operand> anyOf, Place place) {
        List<Network> networks = new ArrayList<>();
        for (Operand operand : anyOf) {
            if (operand instanceof Operand.Text text) {
                network(new Written<>(text.value(), text.place())).ifPresent(networks::add);
            } else {
                faults.add(
                        Diagnostic.error(Code.BAD_ADDRESS, operand.place(), "an IP address is written between quotes")
                                .helping("\"10.0.0.0/8\""));
            }
        }
        return networks.size() < anyOf.size()
                ? Optional.empty()
                : Optional.of(new Expr.InNetworks(
                        input, networks.stream().distinct().sorted(ORDER).toList(), place));
    }

    private Optional<Network> network(Written<String> text) {
        Optional<Network> network = Network.of(text.value());
        if (network.isEmpty()) {
            faults.add(Diagnostic.error(
                            Code.BAD_ADDRESS,
                            text.place(),
                            Quote.of(text.value()) + " is neither an IP address nor a network")
                    .noting("written like \"10.0.0.7\", \"10.0.0.0/8\", \"2001:db8::1\", \"2001:db8::/32\""));
        }
        return network;
    }

    /** One address; a network is refused. */
    Optional<Network> address(Written<String> text) {
        Optional<Network> network = network(text);
        if (network.isPresent() && !network.get().isAddress()) {
            faults.add(Diagnostic.error(
                            Code.BAD_ADDRESS, text.place(), "an address is compared with one address, not with many")
                    .helping("in " + "\"" + text.value() + "\""));
            return Optional.empty();
        }
        return network;
    }
}
