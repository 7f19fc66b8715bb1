package io.bulkdata.receiver.webhook.authentic;

import java.util.List;
import java.util.Optional;

/** Credentials that stay what they are as long as the process lives. */
public record FixedKeyring(List<Credentials> known) implements Keyring {

    /** @throws IllegalArgumentException without any */
    public FixedKeyring {
        known = List.copyOf(known);
        if (known.isEmpty()) {
            throw new IllegalArgumentException("A keyring needs credentials");
        }
    }

    @Override
    public Optional<List<Credentials>> changed() {
        return Optional.empty();
    }
}
