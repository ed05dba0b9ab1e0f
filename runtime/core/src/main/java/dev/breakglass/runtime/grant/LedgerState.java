package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.json.CanonicalReader;
import dev.breakglass.runtime.json.CanonicalWriter;
import dev.breakglass.runtime.json.JsonException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * All that so many entries have made of a {@link Ledger}, and it as lines of canonical JSON (RFC 8785): a head, then each
 * grant, then each prompt. It can always be had from the log as well, so a line that is not understood is no loss.
 * Immutable.
 *
 * @param size how many entries
 * @param last the time of the last of them
 * @param grants in the order of their requests
 * @param prompts oldest first for each requester
 */
public record LedgerState(long size, Instant last, List<Grant> grants, List<Prompt> prompts) {

    /** To be raised when what the lines say, or what events make of a grant, is another than before. */
    static final int VERSION = 3;

    public LedgerState {
        grants = List.copyOf(grants);
        prompts = List.copyOf(prompts);
    }

    /** The lines, each made when it is asked for, without its line break. */
    public Iterator<byte[]> lines() {
        Iterator<Grant> eachGrant = grants.iterator();
        Iterator<Prompt> eachPrompt = prompts.iterator();
        return new Iterator<>() {
            private boolean begun;

            @Override
            public boolean hasNext() {
                return !begun || eachGrant.hasNext() || eachPrompt.hasNext();
            }

            @Override
            public byte[] next() {
                if (!begun) {
                    begun = true;
                    return head();
                }
                return eachGrant.hasNext() ? line(eachGrant.next()) : line(eachPrompt.next());
            }
        };
    }

    private byte[] head() {
        return new CanonicalWriter()
                .object()
                .put("grants", grants.size())
                .put("last", last, Fields::write)
                .put("prompts", prompts.size())
                .put("size", size)
                .put("version", VERSION)
                .end()
                .bytes();
    }

    private static byte[] line(Grant grant) {
        CanonicalWriter out = new CanonicalWriter();
        GrantJson.write(grant, out);
        return out.bytes();
    }

    private static byte[] line(Prompt prompt) {
        return new CanonicalWriter()
                .object()
                .put("at", prompt.at(), Fields::write)
                .put("failed", prompt.failed())
                .put("grant", prompt.grant().text())
                .put("requester", prompt.requester())
                .end()
                .bytes();
    }

    /**
     * The state of these lines.
     *
     * @throws MisfitException if they are not what {@link #lines} gives
     */
    public static LedgerState read(Iterator<byte[]> lines) {
        try {
            CanonicalReader head = next(lines);
            head.object();
            int grantsLeft = Fields.small(head, "grants");
            Instant last = Fields.instant(head, "last");
            int promptsLeft = Fields.small(head, "prompts");
            long size = Fields.number(head, "size");
            int version = Fields.small(head, "version");
            head.endObject();
            head.end();
            if (version != VERSION) {
                throw new MisfitException("a state of version " + version + ", expected " + VERSION);
            }
            List<Grant> grants = new ArrayList<>();
            for (; grantsLeft > 0; grantsLeft--) {
                CanonicalReader line = next(lines);
                grants.add(GrantJson.read(line));
                line.end();
            }
            List<Prompt> prompts = new ArrayList<>();
            for (; promptsLeft > 0; promptsLeft--) {
                prompts.add(prompt(next(lines)));
            }
            if (lines.hasNext()) {
                throw new MisfitException("a state with lines more than it says");
            }
            return new LedgerState(size, last, grants, prompts);
        } catch (JsonException | IllegalArgumentException | ArithmeticException e) {
            throw new MisfitException("no state of a ledger: " + e.getMessage());
        }
    }

    private static CanonicalReader next(Iterator<byte[]> lines) {
        if (!lines.hasNext()) {
            throw new MisfitException("a state with lines less than it says");
        }
        return new CanonicalReader(ByteBuffer.wrap(lines.next()));
    }

    private static Prompt prompt(CanonicalReader in) {
        in.object();
        Instant at = Fields.instant(in, "at");
        boolean failed = Fields.flag(in, "failed");
        GrantId grant = new GrantId(in.text("grant"));
        Prompt prompt = new Prompt(in.text("requester"), at, grant, failed);
        in.endObject();
        in.end();
        return prompt;
    }
}
