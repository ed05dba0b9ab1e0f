package dev.breakglass.runtime.identity;

import java.math.BigInteger;

/**
 * Tells moduli whose primes are powers of 65537 modulo a product of small primes (CVE-2017-15361): some chips made such
 * keys, and they can be factored. A modulus made at random looks like one about once in 2^27.
 */
final class Roca {

    private static final int GENERATOR = 65_537;

    private static final int[] PRIMES = {
        3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109,
        113, 127, 131, 137, 139, 149, 151, 157, 163, 167
    };

    private Roca() {}

    static boolean made(BigInteger modulus) {
        for (int prime : PRIMES) {
            if (!isPower(modulus.mod(BigInteger.valueOf(prime)).intValue(), prime)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPower(int rest, int prime) {
        int power = 1;
        for (int i = 0; i < prime; i++) {
            if (power == rest) {
                return true;
            }
            power = power * (GENERATOR % prime) % prime;
        }
        return false;
    }
}
