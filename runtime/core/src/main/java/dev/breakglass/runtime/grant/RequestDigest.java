package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.json.CanonicalWriter;
import dev.breakglass.runtime.request.Request;

/** Names one exact request: SHA-256 over the canonical JSON (RFC 8785) of its id, the policy and all it holds. */
public final class RequestDigest {

    private RequestDigest() {}

    /** {@code sha256:} and 64 hexadecimal digits. */
    public static String of(GrantId id, String policy, Request request) {
        CanonicalWriter whole = new CanonicalWriter();
        whole.object()
                .put("id", id.text())
                .put("policy", policy)
                .put("request", request, RequestJson::write)
                .end();
        return "sha256:" + Sha256.hex(whole.bytes());
    }
}
