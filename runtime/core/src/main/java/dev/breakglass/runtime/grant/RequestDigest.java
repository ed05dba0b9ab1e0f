package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.json.CanonicalWriter;
import dev.breakglass.runtime.request.Request;
import org.jspecify.annotations.Nullable;

/**
 * Names one exact request: SHA-256 over the canonical JSON (RFC 8785) of its id, the policy and all it holds. Equal to another of the
 * same text. Immutable and safe for any thread.
 */
public final class RequestDigest {

    private final String text;

    /** What it was made from; nothing of one that was read. */
    private final @Nullable Whole whole;

    private record Whole(GrantId id, String policy, Request request) {

        boolean isOf(GrantId otherId, String otherPolicy, Request otherRequest) {
            // An equal request that is not the same one is hashed once more, which says the same and takes longer.
            @SuppressWarnings("ReferenceEquality")
            boolean same = request == otherRequest;
            return same && id.equals(otherId) && policy.equals(otherPolicy);
        }

        String digest() {
            CanonicalWriter out = new CanonicalWriter();
            out.object()
                    .put("id", id.text())
                    .put("policy", policy)
                    .put("request", request, RequestJson::write)
                    .end();
            return "sha256:" + Sha256.hex(out.bytes());
        }
    }

    private RequestDigest(String text, @Nullable Whole whole) {
        this.text = text;
        this.whole = whole;
    }

    /** Of a request, by the digest of the policy that decides it. */
    public static RequestDigest of(GrantId id, String policy, Request request) {
        Whole whole = new Whole(id, policy, request);
        return new RequestDigest(whole.digest(), whole);
    }

    /** What somebody says to be the digest of a request. */
    public static RequestDigest read(String text) {
        return new RequestDigest(text, null);
    }

    /** Whether it names exactly that; one that was made from it is not made again. */
    boolean names(GrantId id, String policy, Request request) {
        return whole != null && whole.isOf(id, policy, request) || text.equals(new Whole(id, policy, request).digest());
    }

    /** {@code sha256:} and 64 hexadecimal digits. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RequestDigest that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
