package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.BO;
import static dev.breakglass.runtime.World.CY;
import static dev.breakglass.runtime.World.LEDGER;
import static dev.breakglass.runtime.World.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.audit.AuditLimits;
import dev.breakglass.runtime.audit.AuditLog;
import dev.breakglass.runtime.audit.AuditLogException;
import dev.breakglass.runtime.audit.AuditVerifier;
import dev.breakglass.runtime.audit.Content;
import dev.breakglass.runtime.audit.FileAuditLog;
import dev.breakglass.runtime.audit.LogFault;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.GrantLimits;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.MisfitException;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonReader;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody in hundreds of groups needs the key as much as anybody. */
class LongEntryTest {

    private final World world = new World();
    private final Person requester = inManyGroups(World.ANA);
    private final LogSigner signer = LogSigner.generate("breakglass.test/disk");

    @TempDir
    Path dir;

    @Test
    void whoeverIsInHundredsOfGroupsIsApprovedByOthersWhoAre() throws Exception {
        world.glass = world.open(FileAuditLog.open(dir, signer));
        GrantId id = world.glass.request(asked()).id();
        world.glass.approve(id, yes(inManyGroups(BO)));
        assertThat(world.glass.approve(id, yes(inManyGroups(CY))).state()).isEqualTo(GrantState.READY);
        Session session = world.glass.redeem(world.glass.claimKey(id, requester), requester);
        session.perform("db.failover", LEDGER, () -> true);
        List<Grant> before = world.glass.grants();
        world.glass.close();

        world.glass = world.open(FileAuditLog.open(dir, signer));
        assertThat(world.glass.grants()).isEqualTo(before);
        world.glass.session(session.id(), requester).close();
        world.glass.close();

        assertThat(AuditVerifier.verify(dir, signer.verifierKey()).faults()).isEmpty();
        assertThat(contents()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void whatIsInTheLogStillSaysWhoDidWhatToWhich() {
        world.glass.request(asked());

        String line = world.lines().get(0);

        assertThat(line.length()).isLessThan(1_000);
        JsonObject entry = (JsonObject) JsonReader.read(line);
        assertThat(entry.text("actor")).isEqualTo("ana");
        assertThat(entry.text("zone")).isEqualTo("prod.payments");
        Content name =
                Content.read(entry.object("data").members().get(Content.MEMBER)).orElseThrow();
        assertThat(name.bytes()).isGreaterThan(AuditLimits.ENTRY_BYTES_MAX);
        assertThat(world.memory.contents().get(name)).isPresent();
    }

    @Test
    void contentThatWasChangedRemovedOrIsGoneKeepsTheLogShut() throws Exception {
        world.glass = world.open(FileAuditLog.open(dir, signer));
        world.glass.request(asked());
        world.glass.close();
        Path content = contents().get(0);
        byte[] bytes = Files.readAllBytes(content);

        bytes[100] ^= 1;
        Files.write(content, bytes);
        assertThatThrownBy(this::opened).isInstanceOf(AuditLogException.class);

        bytes[100] ^= 1;
        Files.write(content, bytes);
        try (AuditLog log = FileAuditLog.open(dir, signer)) {
            log.contents().remove(Content.of(bytes));
        }
        assertThatThrownBy(this::opened)
                .isInstanceOf(MisfitException.class)
                .hasMessageStartingWith("entry 0")
                .hasMessageContaining("was removed");
    }

    @Test
    void aLogThatKeepsNoContentRefusesBeforeAnythingHappens() {
        World without = new World(log -> new BrokenLog(log, () -> false));

        assertThatThrownBy(() -> without.glass.request(asked(without)))
                .isInstanceOfSatisfying(
                        AuditLogException.class, e -> assertThat(e.reason()).isEqualTo(LogFault.Reason.ENTRY_SIZE));
        assertThat(without.glass.grants()).isEmpty();
        without.groups.put("ana", World.ANA.groups());
        assertThat(without.pending().id()).isNotNull();
    }

    private void opened() throws IOException {
        try (AuditLog log = FileAuditLog.open(dir, signer)) {
            world.open(log);
        }
    }

    private Request asked() {
        return asked(world);
    }

    private Request asked(World of) {
        of.groups.put("ana", requester.groups());
        of.groups.put("bo", inManyGroups(BO).groups());
        of.groups.put("cy", inManyGroups(CY).groups());
        return of.restore().withRequester(requester);
    }

    private List<Path> contents() throws IOException {
        try (Stream<Path> files = Files.list(dir.resolve("content"))) {
            return files.sorted().toList();
        }
    }

    private static Person inManyGroups(Person person) {
        Set<String> groups = new TreeSet<>(person.groups());
        for (int i = groups.size(); i < GrantLimits.STANDARD.groupsMax(); i++) {
            groups.add("cn=" + "a-department-of-many-words,".repeat(7) + i);
        }
        return new Person(person.id(), groups, Map.copyOf(person.attributes()));
    }
}
