package io.bulkdata.receiver.webhook.route;

import io.bulkdata.core.export.ExportKind;
import io.bulkdata.core.settings.SettingsReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where webhooks go that announce no export; those without a route are skipped. */
public final class WebhookRoutes {

    private static final Pattern PLAIN_TYPE = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

    private final List<Route> routes;

    private WebhookRoutes(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /** No route at all. */
    public static WebhookRoutes none() {
        return new WebhookRoutes(List.of());
    }

    public static WebhookRoutes read(SettingsReader reader) {
        return reader.optional("BULKDATA_WEBHOOK_ROUTES", none(), WebhookRoutes::parse);
    }

    private static WebhookRoutes parse(String text) {
        List<Route> routes = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                add(Route.parse(part.strip()), routes);
            }
        }
        return new WebhookRoutes(routes);
    }

    private static void add(Route route, List<Route> routes) {
        if (routes.stream().anyMatch(route::hasTypesOf)) {
            throw new IllegalArgumentException("two routes for " + route.types());
        }
        routes.add(route);
    }

    /**
     * Where webhooks of that type go, by the narrowest route for it; empty when there is none, which is always so for exports
     * and for types of unusual characters.
     */
    public Optional<Destination> destinationOf(String type) {
        if (routes.isEmpty()
                || !PLAIN_TYPE.matcher(type).matches()
                || ExportKind.ofWebhookType(type).isPresent()) {
            return Optional.empty();
        }
        return routes.stream()
                .filter(route -> route.matches(type))
                .max(byNarrowness())
                .map(Route::destination);
    }

    /** An exact type is narrower than any beginning, and a long beginning is narrower than a short one. */
    private static Comparator<Route> byNarrowness() {
        return Comparator.comparing(Route::exact)
                .thenComparing(route -> route.beginning().length());
    }

    @Override
    public String toString() {
        return routes.toString();
    }
}
