package dev.breakglass.compiler;

import dev.breakglass.runtime.request.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A policy and requests, each part of it made of a row of choices, so that parts can be left out and made simpler. */
record Sample(
        List<Integer> head,
        List<List<Integer>> zones,
        List<List<Integer>> paths,
        List<List<Integer>> forbids,
        List<List<Integer>> invariants,
        List<List<Integer>> requests) {

    /** Everything by chance. */
    static Sample draw(Random random, int requests) {
        return new Sample(
                drawn(random, 1, (choices, i) -> RandomPolicy.head(choices)).get(0),
                drawn(random, RandomPolicy.ZONES.size(), RandomPolicy::zone),
                drawn(random, random.nextInt(10), RandomPath::text),
                drawn(random, random.nextInt(3), RandomPolicy::forbid),
                drawn(random, random.nextInt(2), RandomPolicy::invariant),
                drawn(random, requests, (choices, i) -> RandomRequest.draw(choices)));
    }

    private static List<List<Integer>> drawn(Random random, int count, BiConsumer<Choices, Integer> part) {
        List<List<Integer>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Choices choices = Choices.of(random);
            part.accept(choices, i);
            rows.add(choices.row());
        }
        return rows;
    }

    String policy() {
        StringBuilder text = new StringBuilder(RandomPolicy.head(Choices.of(head)));
        append(text, zones, RandomPolicy::zone);
        append(text, paths, RandomPath::text);
        append(text, forbids, RandomPolicy::forbid);
        append(text, invariants, RandomPolicy::invariant);
        return text.toString();
    }

    private static void append(
            StringBuilder text, List<List<Integer>> rows, BiFunction<Choices, Integer, String> part) {
        for (int i = 0; i < rows.size(); i++) {
            text.append(part.apply(Choices.of(rows.get(i)), i));
        }
    }

    List<Request> drawnRequests() {
        return requests.stream().map(row -> RandomRequest.draw(Choices.of(row))).toList();
    }

    /** Samples with one part less, or with one part a little simpler, those with the most left out first. */
    Stream<Sample> smaller() {
        Stream<Sample> requestsLess = requests.size() > 1
                ? Stream.concat(
                        Stream.of(
                                with(requests.subList(0, requests.size() / 2)),
                                with(requests.subList(requests.size() / 2, requests.size()))),
                        without(requests).map(this::with))
                : Stream.empty();
        return Stream.of(
                        requestsLess,
                        without(paths).map(rows -> new Sample(head, zones, rows, forbids, invariants, requests)),
                        without(forbids).map(rows -> new Sample(head, zones, paths, rows, invariants, requests)),
                        without(invariants).map(rows -> new Sample(head, zones, paths, forbids, rows, requests)),
                        rows(head).map(row -> new Sample(row, zones, paths, forbids, invariants, requests)),
                        each(zones).map(rows -> new Sample(head, rows, paths, forbids, invariants, requests)),
                        each(paths).map(rows -> new Sample(head, zones, rows, forbids, invariants, requests)),
                        each(forbids).map(rows -> new Sample(head, zones, paths, rows, invariants, requests)),
                        requests.size() == 1 ? each(requests).map(this::with) : Stream.<Sample>empty())
                .flatMap(samples -> samples);
    }

    private Sample with(List<List<Integer>> others) {
        return new Sample(head, zones, paths, forbids, invariants, others);
    }

    private static Stream<List<List<Integer>>> without(List<List<Integer>> rows) {
        return IntStream.range(0, rows.size()).mapToObj(i -> {
            List<List<Integer>> fewer = new ArrayList<>(rows);
            fewer.remove(i);
            return fewer;
        });
    }

    private static Stream<List<List<Integer>>> each(List<List<Integer>> rows) {
        return IntStream.range(0, rows.size())
                .boxed()
                .flatMap(i -> rows(rows.get(i)).map(row -> with(rows, i, row)));
    }

    /** Simpler rows: nothing, pieces left out, and single numbers that are smaller. */
    private static Stream<List<Integer>> rows(List<Integer> row) {
        List<List<Integer>> simpler = new ArrayList<>();
        if (!row.isEmpty()) {
            simpler.add(List.of());
        }
        for (int length = row.size() / 2; length > 0; length /= 2) {
            for (int from = 0; from + length <= row.size(); from += length) {
                List<Integer> shorter = new ArrayList<>(row);
                shorter.subList(from, from + length).clear();
                simpler.add(shorter);
            }
        }
        for (int i = 0; i < row.size(); i++) {
            if (row.get(i) > 0) {
                simpler.add(with(row, i, 0));
                simpler.add(with(row, i, row.get(i) - 1));
            }
        }
        return simpler.stream();
    }

    private static <T> List<T> with(List<T> row, int at, T other) {
        List<T> changed = new ArrayList<>(row);
        changed.set(at, other);
        return changed;
    }

    /** Requests, parts, numbers, and their sum: the smaller, the simpler. */
    long[] size() {
        List<List<Integer>> rows = new ArrayList<>(List.of(head));
        Stream.of(zones, paths, forbids, invariants, requests).forEach(rows::addAll);
        List<Integer> numbers = rows.stream().flatMap(List::stream).toList();
        long sum = numbers.stream().mapToLong(Integer::longValue).sum();
        return new long[] {requests.size(), rows.size(), numbers.size(), sum};
    }

    @Override
    public String toString() {
        return "a policy of " + policy().lines().count() + " lines and " + requests.size() + " requests";
    }
}
