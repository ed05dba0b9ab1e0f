package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Rules.Thing;
import dev.breakglass.runtime.program.AddressRange;
import dev.breakglass.runtime.program.Facts;
import dev.breakglass.runtime.program.Truth;
import dev.breakglass.runtime.request.IpAddress;
import dev.breakglass.runtime.request.Request;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What scopes and conditions read of a request: in the first cells the bits of the requester's roles and of the marks, which
 * every walk looks at, and then the inputs. Marks of the resource's name are read at once, inputs and other marks when somebody
 * asks for them.
 */
abstract sealed class RequestFacts extends GateFacts implements Facts permits PreparedRequest {

    private static final int KNOWN = 0;
    private static final int VALUE = 1;
    private static final int INPUT_CELLS = 2;

    /** By whoever lays out more behind the facts. */
    long[] cells;

    private final @Nullable Readers readers;
    private @Nullable Request request;
    /** Its number and not the zone: to put one more object here for each request would take longer than to look it up. */
    private int zone = NameTable.NONE;

    private int kind;
    /** Whether the bits of all roles are there, and not only of those that the zone's paths and forbids name. */
    boolean holdsAll;

    /** Where the roles' bits stand; before them is room if they are written again and again, and behind the last cell as well. */
    final int rolesAt;

    private final int marksAt;
    private int marksReadAt;
    private int inputsAt;
    /** Likewise with room around them. */
    private @Nullable Object[] objects = {};

    private final int objectsAt;
    private boolean holdsObjects;

    RequestFacts(@Nullable Readers readers, boolean ofOneThread) {
        this.readers = readers;
        this.rolesAt = ofOneThread ? CELLS : 0;
        this.objectsAt = ofOneThread ? REFERENCES : 0;
        this.marksAt = rolesAt + (readers == null ? 0 : readers.roles().words());
        this.cells = new long[marksAt + rolesAt];
    }

    /** The request as it was. */
    public Request request() {
        return Objects.requireNonNull(request);
    }

    void begin(Request of, @Nullable Zone into, int actionNumber, int kindNumber) {
        request = of;
        zone = into == null ? NameTable.NONE : into.number;
        action = actionNumber;
        kind = kindNumber;
    }

    /**
     * What is known of an input before it is read: its number, turned into one that no {@link Truth} has.
     *
     * @param input less than 0 if there is none at its place
     */
    static int unread(int input) {
        return input < 0 ? Truth.ABSENT : ~input;
    }

    /** Gives every fact its cells, and answers where they end. */
    int layOut(@Nullable Zone zone) {
        int markWords = zone == null ? 0 : (zone.markPlaces + Long.SIZE - 1) / Long.SIZE;
        marksReadAt = marksAt + markWords;
        inputsAt = marksReadAt + markWords;
        return inputsAt + (zone == null ? 0 : zone.inputPlaces * INPUT_CELLS);
    }

    void reserveOneInput() {
        reserve(inputsAt + INPUT_CELLS, 1);
    }

    void reserve(int numbers, int inputs) {
        if (numbers + rolesAt > cells.length) {
            cells = new long[numbers + rolesAt];
        }
        if (inputs > objects.length - 2 * objectsAt) {
            objects = new Object[inputs + 2 * objectsAt];
        }
    }

    /**
     * Nothing has been read yet.
     *
     * @param unread by place, what stands for an input until it is read
     */
    void forgetFacts(int[] unread) {
        for (int i = marksAt; i < inputsAt; i++) {
            cells[i] = 0;
        }
        for (int place = 0; place < unread.length; place++) {
            cells[inputsAt + place * INPUT_CELLS + KNOWN] = unread[place];
        }
    }

    /** Whether the resource lies in the zone; reads what its name is like. */
    boolean isIn(Zone into) {
        String name = request().resource().name();
        for (int i = 0; i < into.names.length; i++) {
            int place = into.namePlaces[i];
            long bit = 1L << place;
            int word = place >>> 6;
            cells[marksAt + word] |= into.names[i].matches(name) ? bit : 0;
            cells[marksReadAt + word] |= bit;
        }
        return into.contents.have(this);
    }

    void readAll() {
        readRoles();
        Zone zone = into();
        int inputs = zone == null ? 0 : zone.inputPlaces;
        for (int input = 0; input < inputs; input++) {
            known(input);
        }
        int marks = zone == null ? 0 : zone.markPlaces;
        for (int mark = 0; mark < marks; mark++) {
            marked(mark);
        }
    }

    /** Lets go of the request and of every object of it; the numbers stay until the next one is put over them. */
    void forget() {
        request = null;
        if (holdsObjects) {
            Arrays.fill(objects, null);
            holdsObjects = false;
        }
    }

    /** Finds out about all roles, where so far the zone's paths and forbids alone said which ones matter. */
    private void readRoles() {
        if (!holdsAll && readers != null) {
            readers.roles().fill(request().requester().groups(), cells, rolesAt);
            holdsAll = true;
        }
    }

    boolean putNumber(int input, long value) {
        cells[inputsAt + input * INPUT_CELLS + VALUE] = value;
        return true;
    }

    /** A text, an address, or a set of values; whether there is one. */
    boolean putObject(int input, @Nullable Object value) {
        objects[objectsAt + input] = value;
        holdsObjects = true;
        return value != null;
    }

    /** @param mark that the resource's name has to have, or {@link Thing#ANY_NAME} */
    boolean isNamed(int mark) {
        return mark == Thing.ANY_NAME || isSet(marksAt, mark);
    }

    /** The first word of the marks' bits. */
    long firstMarks() {
        return inputsAt == marksAt ? 0 : cells[marksAt];
    }

    /** Nothing if the policy has no zone of that name. */
    @Nullable
    Zone into() {
        return zone < 0 ? null : readers().zone(zone);
    }

    @Override
    public int zone() {
        return zone;
    }

    @Override
    public int action() {
        return action;
    }

    @Override
    public int kind() {
        return kind;
    }

    @Override
    public boolean holds(int role) {
        readRoles();
        return HeldRoles.has(role, cells, rolesAt);
    }

    @Override
    public int known(int input) {
        int known = (int) cells[inputsAt + input * INPUT_CELLS + KNOWN];
        return known < 0 ? read(~known, input) : known;
    }

    private int read(int input, int place) {
        int known = readers().inputs()[input].read(request(), kind, this, place);
        cells[inputsAt + place * INPUT_CELLS + KNOWN] = known;
        return known;
    }

    @Override
    public long number(int input) {
        return cells[inputsAt + input * INPUT_CELLS + VALUE];
    }

    @Override
    public String text(int input) {
        return (String) object(input);
    }

    @Override
    public boolean inRange(int input, AddressRange range) {
        return in((IpAddress) object(input), range);
    }

    @Override
    public boolean sameAddress(int left, int right) {
        return object(left).equals(object(right));
    }

    @Override
    public boolean hasNumber(int input, long value) {
        return Arrays.binarySearch((long[]) object(input), value) >= 0;
    }

    @Override
    public boolean hasText(int input, String value) {
        return ((Set<?>) object(input)).contains(value);
    }

    @Override
    public boolean hasAddress(int input, AddressRange range) {
        return ((Set<?>) object(input)).stream().anyMatch(element -> in((IpAddress) element, range));
    }

    private static boolean in(IpAddress address, AddressRange range) {
        return range.contains(address.high(), address.low());
    }

    @Override
    public boolean marked(int mark) {
        if (!isSet(marksReadAt, mark)) {
            readMark(mark, request(), Objects.requireNonNull(into()));
        }
        return isSet(marksAt, mark);
    }

    private void readMark(int place, Request of, Zone into) {
        int mark = into.marks[place];
        if (mark >= 0 && readers().marks()[mark].read(of, this, into.markInputs[place])) {
            cells[marksAt + (place >>> 6)] |= 1L << place;
        }
        cells[marksReadAt + (place >>> 6)] |= 1L << place;
    }

    private boolean isSet(int from, int bit) {
        return (cells[from + (bit >>> 6)] >>> bit & 1) != 0;
    }

    Readers readers() {
        return Objects.requireNonNull(readers);
    }

    private Object object(int input) {
        return Objects.requireNonNull(objects[objectsAt + input]);
    }
}
