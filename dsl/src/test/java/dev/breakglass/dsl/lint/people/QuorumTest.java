package dev.breakglass.dsl.lint.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.dsl.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class QuorumTest {
    private static final Place PLACE = new Place(new SourceFile("test", "test"), new Span(0, 4));

    private static Role role(int number, int size) {
        return new Role("r" + number, List.of("g" + number), OptionalInt.of(size), List.of(), PLACE);
    }

    /** Three roles that share nobody, and clauses that each name the roles whose bits are set. */
    @Property(tries = 500)
    void aShortageIsWhatTryingEveryChoiceFinds(
            @ForAll @Size(3) List<@IntRange(max = 3) Integer> sizes,
            @ForAll @Size(min = 1, max = 3) List<@IntRange(min = 1, max = 7) Integer> clauses,
            @ForAll @Size(3) List<@IntRange(min = 1, max = 3) Integer> people,
            @ForAll @IntRange(max = 3) int requester) {
        List<Role> roles = List.of(role(0, sizes.get(0)), role(1, sizes.get(1)), role(2, sizes.get(2)));
        List<Quorum.Ask> asks = new ArrayList<>();
        List<Integer> wanted = new ArrayList<>();
        for (int i = 0; i < clauses.size(); i++) {
            int bits = clauses.get(i);
            List<Role> of = roles.stream()
                    .filter(role -> (bits >> roles.indexOf(role) & 1) == 1)
                    .toList();
            asks.add(new Quorum.Ask(people.get(i), of, PLACE));
            for (int person = 0; person < people.get(i); person++) {
                wanted.add(bits);
            }
        }
        Optional<Role> asking = requester < 3 ? Optional.of(roles.get(requester)) : Optional.empty();
        int[] there = sizes.stream().mapToInt(Integer::intValue).toArray();
        if (requester < 3 && there[requester] > 0) {
            there[requester]--;
        }
        Optional<Quorum.Shortage> shortage = Quorum.shortage(asks, asking);
        assertThat(shortage.isEmpty()).isEqualTo(canServe(wanted, 0, there));
        shortage.ifPresent(shown -> assertThat(shown.wanted()).isGreaterThan(shown.there()));
    }

    private static boolean canServe(List<Integer> wanted, int from, int[] there) {
        if (from == wanted.size()) {
            return true;
        }
        for (int role = 0; role < there.length; role++) {
            if ((wanted.get(from) >> role & 1) == 1 && there[role] > 0) {
                there[role]--;
                boolean served = canServe(wanted, from + 1, there);
                there[role]++;
                if (served) {
                    return true;
                }
            }
        }
        return false;
    }

    @Example
    void aClauseWithARoleOfUnknownSizeIsNeverShort() {
        Role unknown = new Role("many", List.of("many"), OptionalInt.empty(), List.of(), PLACE);
        assertThat(Quorum.shortage(List.of(new Quorum.Ask(9, List.of(unknown, role(0, 1)), PLACE)), Optional.empty()))
                .isEmpty();
    }
}
