package dev.breakglass.runtime.identity;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;

/** The hash under a code (RFC 6238, section 1.2). Most authenticator apps know SHA-1 alone, where its collisions do no harm. */
public enum TotpAlgorithm {
    SHA1(TimeBasedOneTimePasswordGenerator.TOTP_ALGORITHM_HMAC_SHA1),
    SHA256(TimeBasedOneTimePasswordGenerator.TOTP_ALGORITHM_HMAC_SHA256),
    SHA512(TimeBasedOneTimePasswordGenerator.TOTP_ALGORITHM_HMAC_SHA512);

    private final String mac;

    TotpAlgorithm(String mac) {
        this.mac = mac;
    }

    String mac() {
        return mac;
    }
}
