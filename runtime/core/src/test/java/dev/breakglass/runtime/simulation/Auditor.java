package dev.breakglass.runtime.simulation;

import dev.breakglass.runtime.LedgerPolicy;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a log line by line and believes none of it: holds every line against what must never happen, by the lines before it
 * alone. Knows nothing of the runtime's own fold.
 */
final class Auditor {

    /** What a line says that must not be. */
    static final class ViolationException extends RuntimeException {
        private static final long serialVersionUID = 1;

        ViolationException(String line, String what) {
            super(what + ": " + line);
        }
    }

    private static final Set<String> ENDS = Set.of(
            "closed", "expired", "idle", "suspended", "withdrawn", "lapsed", "key-expired", "rejected", "revoked");

    /** What has been read of one grant. */
    private static final class Life {
        String requester = "";
        String zone = "";
        String resource = "";
        String policy = "";
        final Set<String> actions = new HashSet<>();
        final Set<String> approvers = new HashSet<>();
        boolean permitted;
        boolean claimed;
        boolean redeemed;
        boolean over;
        boolean watched;
        boolean paused;
        Instant openedAt = Instant.MIN;
        Instant expiresAt = Instant.MIN;
        final Set<Long> running = new HashSet<>();
        int making;
    }

    private final Map<String, Life> lives = new HashMap<>();
    private final Set<String> keys = new HashSet<>();
    private final Set<String> sessions = new HashSet<>();
    private final Set<Long> started = new HashSet<>();
    private final Map<String, Integer> kinds = new HashMap<>();
    private Instant last = Instant.MIN;
    private long size;

    /** The time of the last line. */
    Instant last() {
        return last;
    }

    /** How often each kind of line was read. */
    Map<String, Integer> kinds() {
        return kinds;
    }

    /** Uses that the log says began. */
    Set<Long> started() {
        return started;
    }

    void read(String line) {
        JsonObject entry = (JsonObject) JsonReader.read(line);
        require(entry.number("seq") == size++, line, "the lines are not numbered");
        Instant time = Instant.parse(entry.text("time"));
        require(!time.isBefore(last), line, "time goes back");
        last = time;
        String kind = entry.text("kind");
        kinds.merge(kind, 1, Integer::sum);
        if (kind.equals("revoked")) {
            revoked(entry);
        } else if (entry.has("grant") && !kind.equals("refused")) {
            Life life = lives.computeIfAbsent(entry.text("grant"), grant -> new Life());
            line(kind, entry, entry.object("data"), life, time, line);
        }
    }

    private void line(String kind, JsonObject entry, JsonObject data, Life life, Instant time, String line) {
        String actor = entry.textIfPresent("actor").orElse("");
        switch (kind) {
            case "requested" -> requested(entry, data, life);
            case "approved" -> approved(entry, data, life, actor, line);
            case "stepped-up", "reconsidered" -> ruled(data, life);
            case "rejected" -> {
                require(!actor.equals(life.requester), line, "the requester answers their own request");
                life.over = true;
            }
            case "key-claimed" -> {
                require(life.permitted && !life.over && !life.claimed, line, "a key that nobody may have");
                require(keys.add(data.text("hash")), line, "a key for the second time");
                life.claimed = true;
            }
            case "redeemed" -> redeemed(entry, data, life, actor, time, line);
            case "observer-joined", "observer-left" -> {
                require(!actor.equals(life.requester), line, "the requester watches themselves");
                life.paused = !data.flag("enough");
            }
            case "extension-approved" -> {
                require(!actor.equals(life.requester), line, "the requester extends their own session");
                data.textIfPresent("until").ifPresent(until -> grows(life, Instant.parse(until), line));
            }
            case "credential-started" -> {
                usable(life, actor, time, line);
                require(
                        Instant.parse(data.text("expires-at")).equals(life.expiresAt),
                        line,
                        "a credential that is not good as long as its session");
                life.making++;
            }
            case "credential-ended" -> require(life.making-- > 0, line, "a credential that nobody asked for");
            case "use-started" -> used(entry, data, life, actor, time, line);
            case "use-ended" -> require(life.running.remove(data.number("use")), line, "the end of what never began");
            case "reviewed" ->
                require(life.over && !actor.equals(life.requester), line, "a review by the wrong person");
            default -> {
                if (ENDS.contains(kind)) {
                    require(!life.over, line, "an end after the end");
                    life.over = true;
                }
            }
        }
    }

    private static void requested(JsonObject entry, JsonObject data, Life life) {
        life.requester = entry.text("actor");
        life.zone = entry.text("zone");
        life.resource = entry.text("resource");
        life.policy = entry.text("policy");
        ruled(data, life);
        String outcome = data.object("ruling").object("decision").text("outcome");
        life.over = outcome.equals("deny");
    }

    private void approved(JsonObject entry, JsonObject data, Life life, String actor, String line) {
        require(!actor.equals(life.requester), line, "nobody approves their own");
        require(actor.equals(data.object("approval").text("by")), line, "approved in another's name");
        require(entry.text("policy").equals(life.policy), line, "approved under another policy");
        require(!life.over && !life.permitted, line, "approved when it is not pending");
        life.approvers.add(actor);
        ruled(data, life);
        require(!life.permitted || life.approvers.size() >= 2, line, "permitted by one person");
    }

    private static void ruled(JsonObject data, Life life) {
        JsonObject ruling = data.object("ruling");
        life.permitted = ruling.object("decision").text("outcome").equals("permit");
        if (life.permitted) {
            life.actions.addAll(ruling.object("terms").array("actions").texts());
            life.watched = ruling.object("terms").array("obligations").objects().stream()
                    .anyMatch(obligation -> obligation.text("kind").equals("observe"));
        }
    }

    private void redeemed(JsonObject entry, JsonObject data, Life life, String actor, Instant time, String line) {
        require(life.claimed && !life.redeemed && !life.over, line, "a key is redeemed twice, or never was there");
        require(actor.equals(life.requester), line, "somebody else redeems the key");
        require(sessions.add(data.text("opened")), line, "a session for the second time");
        life.redeemed = true;
        life.openedAt = time;
        life.expiresAt = Instant.parse(data.text("expires-at"));
        require(!life.expiresAt.isAfter(time.plus(LedgerPolicy.TTL)), line, "longer than the policies say");
        life.paused = life.watched;
        require(entry.text("policy").equals(life.policy), line, "redeemed under another policy");
    }

    private static void grows(Life life, Instant until, String line) {
        boolean within =
                !until.isAfter(life.expiresAt.plus(City.GROWS_BY)) && !until.isAfter(life.openedAt.plus(City.GROWS_TO));
        require(within, line, "grown further than the policies say");
        life.expiresAt = until;
    }

    /** An action runs for a grant, at a time by the city's own clock. */
    void runs(GrantId grant, Instant now) {
        Life life = lives.get(grant.toString());
        String what = "an action for " + grant + " at " + now;
        require(life != null && !life.running.isEmpty(), what, "an action runs that the log does not speak of");
        require(now.isBefore(life.expiresAt), what, "an action runs past the end of its session");
        require(!life.over, what, "an action runs for what is over");
    }

    /** Somebody has a credential of a grant, at a time by the city's own clock. */
    void given(GrantId grant, Instant now) {
        Life life = lives.get(grant.toString());
        String what = "a credential of " + grant + " at " + now;
        require(life != null && life.redeemed && !life.over && !life.paused, what, "for what cannot be used");
        require(now.isBefore(life.expiresAt), what, "past the end of its session");
    }

    private void used(JsonObject entry, JsonObject data, Life life, String actor, Instant time, String line) {
        usable(life, actor, time, line);
        require(life.actions.contains(data.text("action")), line, "a use outside the actions");
        JsonObject resource = data.object("resource");
        require(
                life.resource.equals(resource.text("kind") + "/" + resource.text("name")),
                line,
                "a use of another resource");
        require(entry.text("zone").equals(life.zone), line, "a use in another zone");
        life.running.add(entry.number("seq"));
        started.add(entry.number("seq"));
    }

    private static void usable(Life life, String actor, Instant time, String line) {
        require(life.redeemed && !life.over, line, "a use without a live grant");
        require(!life.paused, line, "a use that nobody watches");
        require(time.isBefore(life.expiresAt), line, "a use past the end of the session");
        require(actor.equals(life.requester), line, "a use by somebody else");
    }

    private void revoked(JsonObject entry) {
        JsonObject scope = entry.object("data").object("scope");
        lives.forEach((grant, life) -> {
            boolean covered = scope.textIfPresent("grant").equals(Optional.of(grant))
                    || scope.textIfPresent("person").equals(Optional.of(life.requester))
                    || scope.textIfPresent("zone")
                            .filter(zone -> life.zone.equals(zone) || life.zone.startsWith(zone + "."))
                            .isPresent()
                    || scope.keys().stream().noneMatch(Set.of("grant", "person", "zone")::contains);
            life.over |= covered;
        });
    }

    private static void require(boolean holds, String line, String otherwise) {
        if (!holds) {
            throw new ViolationException(line, otherwise);
        }
    }
}
