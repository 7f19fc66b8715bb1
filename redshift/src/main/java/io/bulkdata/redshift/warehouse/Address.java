package io.bulkdata.redshift.warehouse;

import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The warehouse's address as its driver reads it.
 *
 * @param hosts the text that names host and port
 * @param properties by name in lower case, since the driver does not tell them apart
 */
record Address(String hosts, Map<String, String> properties) {

    private static final String SCHEME = "jdbc:redshift://";
    private static final Pattern LOOPBACK = Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final Pattern PORT = Pattern.compile(":(\\d{1,5})$");
    private static final int DEFAULT_PORT = 5439;
    private static final String VERIFY_FULL = "verify-full";

    /** Two names for one thing; the first counts. */
    private static final List<String> MODES = List.of("sslmode", "authmech");

    /** With these, code of somebody else decides what is trusted. */
    private static final List<String> CHECKS = List.of("sslfactory", "sslhostnameverifier", "socketfactory");

    private static final List<String> LOGINS = List.of("user", "uid", "password", "pwd");

    Address {
        properties = Map.copyOf(properties);
    }

    /** @throws IllegalArgumentException when it is none, or tells who logs in */
    static Address parse(String url) {
        if (!url.startsWith(SCHEME)) {
            throw new IllegalArgumentException("does not begin with " + SCHEME);
        }
        String[] parts = split(url);
        Address address = new Address(hosts(parts[0].substring(SCHEME.length())), properties(parts[1]));
        LOGINS.stream().filter(address.properties::containsKey).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("says who logs in, by " + name + "; that is for settings of their own");
        });
        return address;
    }

    /** The address without its properties, which may hold secrets. */
    static String shown(String url) {
        return split(url)[0];
    }

    /** Whether nothing leaves this machine. The driver takes the host from the properties too. */
    boolean isLoopback() {
        return !properties.containsKey("host")
                && LOOPBACK.matcher(PORT.matcher(hosts).replaceFirst("")).matches();
    }

    /** Where the first host is, not looked up. */
    InetSocketAddress socket() {
        String first = hosts.split(",", 2)[0];
        Matcher port = PORT.matcher(first);
        boolean named = port.find();
        String host = (named ? first.substring(0, port.start()) : first).replaceAll("[\\[\\]]", "");
        return InetSocketAddress.createUnresolved(host, named ? Integer.parseInt(port.group(1)) : DEFAULT_PORT);
    }

    /** What is to be added so that the server's certificate and its name are checked; nothing where the address says otherwise. */
    Map<String, String> protection() {
        boolean says = mode().isPresent() || (properties.containsKey("ssl") && !isSsl());
        return says || isLoopback() ? Map.of() : Map.of("ssl", "true", "sslmode", VERIFY_FULL);
    }

    /** By what the server could be another than it says, or others could listen; empty when neither. */
    Optional<String> weakness() {
        if (isLoopback()) {
            return Optional.empty();
        }
        Stream<String> modes =
                mode().stream().filter(mode -> !mode.equals(VERIFY_FULL)).map("sslmode="::concat);
        Stream<String> none = mode().isEmpty() && !isSsl() ? Stream.of("ssl=" + properties.get("ssl")) : Stream.of();
        Stream<String> checks = CHECKS.stream().filter(properties::containsKey);
        return Stream.of(modes, none, checks).flatMap(all -> all).findFirst();
    }

    private Optional<String> mode() {
        return MODES.stream()
                .filter(properties::containsKey)
                .map(properties::get)
                .map(mode -> mode.toLowerCase(Locale.ROOT))
                .findFirst();
    }

    /** A name without a value counts as yes. */
    private boolean isSsl() {
        String ssl = properties.getOrDefault("ssl", "true");
        return ssl.isEmpty() || ssl.equalsIgnoreCase("true");
    }

    private static String[] split(String url) {
        int mark = url.indexOf('?') >= 0 ? url.indexOf('?') : url.indexOf(';');
        return mark < 0 ? new String[] {url, ""} : new String[] {url.substring(0, mark), url.substring(mark + 1)};
    }

    private static String hosts(String server) {
        int slash = server.indexOf('/');
        return slash < 0 ? server : server.substring(0, slash);
    }

    private static Map<String, String> properties(String text) {
        Map<String, String> properties = new TreeMap<>();
        for (String token : text.split("[;&]", -1)) {
            String[] pair = token.split("=", 2);
            if (!pair[0].isEmpty()) {
                String value = pair.length == 1 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8);
                properties.put(pair[0].toLowerCase(Locale.ROOT), value);
            }
        }
        return properties;
    }
}
