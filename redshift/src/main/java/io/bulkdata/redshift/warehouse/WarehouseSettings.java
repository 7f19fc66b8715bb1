package io.bulkdata.redshift.warehouse;

import io.bulkdata.core.settings.Secret;
import io.bulkdata.core.settings.SettingsReader;
import java.net.InetSocketAddress;

/**
 * Where the warehouse is and how a login is come by.
 *
 * <p>Nothing is checked here: while settings are being read, what is missing is null, and the reader tells of it.
 *
 * @param url {@code jdbc:redshift://host:port/database}. Unless its properties or the loopback say otherwise, the server's
 *     certificate and name are checked ({@code sslmode=verify-full})
 */
public record WarehouseSettings(String url, LoginWay login) {

    private static final String VERIFY_FULL = "verify-full";
    private static final String AS_URL = "as-url";

    /** Where a user with a password logs in. */
    public WarehouseSettings(String url, String user, Secret password) {
        this(url, new LoginWay.Fixed(user, password));
    }

    /**
     * Reads {@code BULKDATA_WAREHOUSE_URL}, {@code BULKDATA_WAREHOUSE_TLS} and the one way to a login that is told:
     * {@code BULKDATA_WAREHOUSE_USER} with {@code BULKDATA_WAREHOUSE_PASSWORD} or {@code BULKDATA_WAREHOUSE_PASSWORD_CIPHERTEXT},
     * {@code BULKDATA_WAREHOUSE_SECRET_ID}, {@code BULKDATA_WAREHOUSE_CLUSTER}, or {@code BULKDATA_WAREHOUSE_WORKGROUP}.
     */
    public static WarehouseSettings from(SettingsReader reader) {
        boolean asUrl = reader.optional("BULKDATA_WAREHOUSE_TLS", false, WarehouseSettings::asUrl);
        return new WarehouseSettings(
                reader.required("BULKDATA_WAREHOUSE_URL", text -> url(text, asUrl)), LoginSettings.from(reader));
    }

    /**
     * The login that is in the settings themselves.
     *
     * @throws IllegalArgumentException when somebody else has it
     */
    public Login ownLogin() {
        if (login instanceof LoginWay.Fixed fixed) {
            return new Login(fixed.user(), fixed.password());
        }
        throw new IllegalArgumentException("The login is not in the settings: " + login);
    }

    /** Of {@link #ownLogin}. */
    public String user() {
        return ownLogin().user();
    }

    /** Of {@link #ownLogin}. */
    public Secret password() {
        return ownLogin().password();
    }

    /** Host and port; the driver tries several in turn, of which this is the first. */
    public InetSocketAddress socket() {
        return Address.parse(url).socket();
    }

    /** The address without its properties, which may hold secrets. */
    @Override
    public String toString() {
        return Address.shown(url);
    }

    private static boolean asUrl(String text) {
        return switch (text) {
            case VERIFY_FULL -> false;
            case AS_URL -> true;
            default -> throw new IllegalArgumentException("not " + VERIFY_FULL + " or " + AS_URL + ": " + text);
        };
    }

    private static String url(String text, boolean anyTls) {
        Address address = Address.parse(text);
        if (!anyTls) {
            address.weakness().ifPresent(weakness -> {
                throw new IllegalArgumentException(weakness
                        + " lets others listen or pass for the warehouse; leave it out, say sslmode=" + VERIFY_FULL
                        + ", or set BULKDATA_WAREHOUSE_TLS to " + AS_URL + " if that is meant");
            });
        }
        return text;
    }
}
