package dev.breakglass.runtime.identity;

/** Keys that somebody handed over, for where no network is. */
record FixedKeys(SigningKeys keys) implements KeySource {

    @Override
    public SigningKey key(TokenHeader header) {
        return keys.find(header).orElseThrow(() -> KeySource.unknown(header));
    }
}
