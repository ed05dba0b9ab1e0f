package dev.breakglass.runtime.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an ID token must say of itself (OpenID Connect Core 1.0, section 3.1.3.7). */
record TokenRules(String issuer, String audience, Duration leeway, Duration ageMax) {

    private static final int AUDIENCES_MAX = 64;

    /** @throws IdentityRefusedException at the first thing that does not hold */
    void check(Claims claims, String nonce, Instant now) {
        issuer(claims.id("iss"));
        audience(claims);
        times(claims, now);
        String found = claims.id("nonce");
        if (!MessageDigest.isEqual(bytes(nonce), bytes(found))) {
            throw new IdentityRefusedException(
                    IdentityRefusal.NONCE, "\"nonce\": not the one of this login, so the token is of another one");
        }
    }

    /** From when on the token could not be accepted any more. */
    Instant end(Claims claims) {
        Instant expires = claims.moment("exp");
        Instant old = claims.moment("iat").plus(ageMax);
        return (expires.isBefore(old) ? expires : old).plus(leeway);
    }

    private void issuer(String found) {
        if (!found.equals(issuer)) {
            throw new IdentityRefusedException(
                    IdentityRefusal.ISSUER, "\"iss\": expected " + Quoted.of(issuer) + ", found " + Quoted.of(found));
        }
    }

    private void audience(Claims claims) {
        List<String> audiences = claims.oneOrSeveral("aud", AUDIENCES_MAX);
        if (!audiences.contains(audience)) {
            throw new IdentityRefusedException(
                    IdentityRefusal.AUDIENCE, "\"aud\": expected " + Quoted.of(audience) + " to be in it");
        }
        Optional<String> party = claims.idIfPresent("azp");
        if (party.isEmpty() && audiences.size() > 1) {
            throw new IdentityRefusedException(
                    IdentityRefusal.AUDIENCE,
                    "\"azp\": expected it because there are " + audiences.size() + " audiences, found nothing");
        }
        party.filter(found -> !found.equals(audience)).ifPresent(found -> {
            throw new IdentityRefusedException(
                    IdentityRefusal.AUDIENCE,
                    "\"azp\": expected " + Quoted.of(audience) + ", found " + Quoted.of(found));
        });
    }

    private void times(Claims claims, Instant now) {
        Instant expires = claims.moment("exp");
        if (!now.isBefore(expires.plus(leeway))) {
            throw new IdentityRefusedException(IdentityRefusal.EXPIRED, "\"exp\": " + expires + ", it is " + now);
        }
        Instant issued = claims.moment("iat");
        notAfter("iat", issued, now);
        claims.momentIfPresent("nbf").ifPresent(start -> notAfter("nbf", start, now));
        claims.momentIfPresent("auth_time").ifPresent(moment -> notAfter("auth_time", moment, now));
        if (!now.isBefore(issued.plus(ageMax).plus(leeway))) {
            throw new IdentityRefusedException(
                    IdentityRefusal.TOO_OLD,
                    "\"iat\": " + issued + ", it is " + now + ", and a token is good for " + ageMax);
        }
    }

    private void notAfter(String name, Instant found, Instant now) {
        if (found.isAfter(now.plus(leeway))) {
            throw new IdentityRefusedException(
                    IdentityRefusal.NOT_YET, Quoted.of(name) + ": " + found + " is to come, it is " + now);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
