package dev.breakglass.scenario.report;

import dev.breakglass.scenario.result.Band;
import dev.breakglass.scenario.result.DoorState;
import java.util.ArrayList;
import java.util.List;

/** Bands as pieces of a drawing: as long as they lasted, but never so short that nobody sees them. */
public record Bar(int width, List<Piece> pieces) {

    private static final long WHOLE = 1_000;
    private static final int LEAST = 8;

    public record Piece(DoorState state, int x, int width) {}

    public Bar {
        pieces = List.copyOf(pieces);
    }

    public static Bar of(List<Band> bands) {
        long whole = Math.max(1, bands.stream().mapToLong(band -> millis(band)).sum());
        List<Piece> pieces = new ArrayList<>();
        int x = 0;
        for (Band band : bands) {
            int width = (int) Math.max(LEAST, millis(band) * WHOLE / whole);
            pieces.add(new Piece(band.state(), x, width));
            x += width;
        }
        return new Bar(x, pieces);
    }

    private static long millis(Band band) {
        return band.to().minus(band.from()).toMillis();
    }
}
