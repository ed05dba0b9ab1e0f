package dev.breakglass.runtime.credentials;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.EllipticCurve;
import java.util.Arrays;

/** A point of a NIST curve, uncompressed (SEC 1, section 2.3.3), as RFC 5656 has it. */
final class EcPoint {

    private static final int UNCOMPRESSED = 4;

    private EcPoint() {}

    /** @throws IllegalArgumentException unless it names the curve and then a point of it */
    static void check(SshReader key, String curve, String platformName) {
        if (!key.text().equals(curve)) {
            throw new IllegalArgumentException("it is not of the curve " + curve);
        }
        byte[] point = key.string();
        EllipticCurve shape = parameters(platformName).getCurve();
        BigInteger prime = ((ECFieldFp) shape.getField()).getP();
        int size = (prime.bitLength() + 7) / 8;
        if (point.length != 1 + 2 * size || point[0] != UNCOMPRESSED || !lies(shape, prime, point, size)) {
            throw new IllegalArgumentException("it is no point of the curve " + curve);
        }
    }

    private static boolean lies(EllipticCurve curve, BigInteger prime, byte[] point, int size) {
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + size));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 1 + size, point.length));
        BigInteger right =
                x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(prime);
        return x.compareTo(prime) < 0
                && y.compareTo(prime) < 0
                && y.pow(2).mod(prime).equals(right);
    }

    private static ECParameterSpec parameters(String name) {
        try {
            AlgorithmParameters known = AlgorithmParameters.getInstance("EC");
            known.init(new ECGenParameterSpec(name));
            return known.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java does not know the curve " + name, e);
        }
    }
}
