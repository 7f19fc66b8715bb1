package io.bulkdata.receiver.webhook.authentic;

import io.bulkdata.core.settings.Secret;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Tells whether a request is from ControlShift, by everything the settings ask for. */
public final class Authenticity {

    private final AuthenticitySettings settings;
    private final Keyring keyring;

    public Authenticity(AuthenticitySettings settings, Keyring keyring) {
        this.settings = settings;
        this.keyring = keyring;
    }

    /**
     * Checks a request.
     *
     * @throws CredentialsUnavailableException when nobody can say
     */
    public Verdict check(Claim claim, byte[] body) throws CredentialsUnavailableException {
        Set<Check> failed = withoutCredentials(claim);
        if (!failed.isEmpty()) {
            // Credentials may cost a request to the store: not for strangers who bring none.
            return new Verdict(failed);
        }
        failed.addAll(with(keyring.known(), claim, body));
        Optional<List<Credentials>> changed = failed.isEmpty() ? Optional.empty() : keyring.changed();
        return new Verdict(changed.map(now -> with(now, claim, body)).orElse(failed));
    }

    private Set<Check> withoutCredentials(Claim claim) {
        Set<Check> failed = EnumSet.noneOf(Check.class);
        if (!settings.senders().allows(claim.sender())) {
            failed.add(Check.SENDER);
        }
        if (settings.asksForPassword()
                && BasicAuthorization.parse(claim.authorization()).isEmpty()) {
            failed.add(Check.PASSWORD);
        }
        if (settings.signed() && WebhookSignature.parse(claim.signature()).isEmpty()) {
            failed.add(Check.SIGNATURE_FORM);
        }
        return failed;
    }

    private Set<Check> with(List<Credentials> credentials, Claim claim, byte[] body) {
        Set<Check> failed = EnumSet.noneOf(Check.class);
        if (!tokenFits(credentials, claim.token())) {
            failed.add(Check.TOKEN);
        }
        if (settings.asksForPassword() && !passwordFits(credentials, claim.authorization())) {
            failed.add(Check.PASSWORD);
        }
        if (settings.signed() && !signatureFits(credentials, claim.signature(), body)) {
            failed.add(Check.SIGNATURE);
        }
        return failed;
    }

    /** The credentials in force decide whether there must be a token, or must not. */
    private static boolean tokenFits(List<Credentials> credentials, String token) {
        return credentials.get(0).token() == null
                ? token == null
                : anyFits(credentials, Credentials::token, secret -> ConstantTime.equal(secret, token));
    }

    private boolean passwordFits(List<Credentials> credentials, String authorization) {
        BasicAuthorization given = BasicAuthorization.parse(authorization).orElseThrow();
        boolean user = ConstantTime.equal(new Secret(settings.user()), given.user());
        boolean password =
                anyFits(credentials, Credentials::password, secret -> ConstantTime.equal(secret, given.password()));
        return user && password;
    }

    private static boolean signatureFits(List<Credentials> credentials, String value, byte[] body) {
        WebhookSignature signature = WebhookSignature.parse(value).orElseThrow();
        return anyFits(credentials, Credentials::secret, secret -> signature.isOf(body, secret));
    }

    /** Without an early end: the time taken must not tell which one it was. */
    private static boolean anyFits(
            List<Credentials> credentials, Function<Credentials, Secret> part, Predicate<Secret> fits) {
        return credentials.stream()
                .map(part)
                .filter(Objects::nonNull)
                .map(fits::test)
                .reduce(false, Boolean::logicalOr);
    }
}
