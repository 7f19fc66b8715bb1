package io.bulkdata.local.controlshift.source;

import java.util.List;
import java.util.Locale;

/** Strings and texts that suit the column's name, and now and then an awkward one. */
final class TextCells {

    private static final int AWKWARD = 14;
    private static final List<String> FIRST_NAMES = List.of(
            "Ana", "Björn", "Chiamaka", "Dmitri", "Eleni", "Fatima", "Grace", "Hồng", "Íñigo", "Jürgen", "محمد", "美咲");
    private static final List<String> LAST_NAMES =
            List.of("O'Brien", "Müller", "van der Berg", "Smith-Jones", "García", "Nguyễn", "Okafor", "Ivanov", "李");
    private static final List<String> LOCALES = List.of("en", "en-GB", "de", "fr", "es-419", "ar", "zh-Hant");
    private static final List<String> COUNTRIES = List.of("GB", "US", "DE", "ZA", "IN", "AU");
    private static final List<String> WORDS = List.of(
            "save",
            "our",
            "library",
            "river",
            "school",
            "stop",
            "the",
            "road",
            "clean",
            "air",
            "for",
            "everyone",
            "now",
            "protect",
            "park",
            "fair",
            "rent",
            "more",
            "buses");
    private static final List<String> AGENTS = List.of(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36");

    private TextCells() {}

    static String string(String name, Dice dice) {
        return dice.oneIn(AWKWARD) ? dice.one(AwkwardTexts.ALL) : named(name, dice);
    }

    static String text(String name, Dice dice) {
        if (dice.oneIn(AWKWARD)) {
            return dice.one(AwkwardTexts.ALL);
        }
        return name.equals("user_agent") ? dice.one(AGENTS) : paragraphs(dice);
    }

    /** A text to stand inside another value. */
    static String brief(Dice dice) {
        return dice.oneIn(4) ? dice.one(AwkwardTexts.ALL) : words(2, dice);
    }

    private static String named(String name, Dice dice) {
        return switch (name) {
            case "first_name" -> dice.one(FIRST_NAMES);
            case "last_name" -> dice.one(LAST_NAMES);
            case "country" -> dice.one(COUNTRIES);
            case "locale", "locale_string" -> dice.one(LOCALES);
            case "phone_number" -> "+44 20 7946 0" + (100 + dice.below(900));
            case "postcode", "postal_code" -> "0" + (1000 + dice.below(9000));
            default -> ending(name, dice);
        };
    }

    private static String ending(String name, Dice dice) {
        if (name.endsWith("email")) {
            return "person+" + dice.below(1_000_000) + "@example.org";
        }
        if (name.endsWith("_ip")) {
            return dice.oneIn(3)
                    ? "2001:db8::" + Integer.toHexString(dice.below(65_536))
                    : "192.0.2." + dice.below(256);
        }
        if (name.endsWith("url") || name.equals("link") || name.equals("redirect_to")) {
            return "https://example.org/" + slug(dice) + "?a=1&b=" + dice.below(100);
        }
        if (name.endsWith("token") || name.endsWith("_key")) {
            return Long.toHexString(dice.anyLong());
        }
        if (name.endsWith("slug")) {
            return slug(dice);
        }
        return other(name, dice);
    }

    private static String other(String name, Dice dice) {
        if (name.endsWith("content_type")) {
            return "image/jpeg";
        }
        if (name.endsWith("file_name")) {
            return slug(dice) + ".jpg";
        }
        if (name.endsWith("_type") || name.endsWith("status") || name.equals("kind")) {
            return dice.one(WORDS).toUpperCase(Locale.ROOT);
        }
        return words(1 + dice.below(6), dice);
    }

    private static String slug(Dice dice) {
        return words(3, dice).replace(' ', '-');
    }

    private static String words(int count, Dice dice) {
        StringBuilder words = new StringBuilder(dice.one(WORDS));
        for (int i = 1; i < count; i++) {
            words.append(' ').append(dice.one(WORDS));
        }
        return words.toString();
    }

    private static String paragraphs(Dice dice) {
        String first = words(4 + dice.below(30), dice);
        return dice.oneIn(3) ? first + ".\n\n" + words(10, dice) + "." : first;
    }
}
