package io.bulkdata.loader.rule;

import io.bulkdata.loader.RuleName;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All load rules of an installation. */
public record LoadRules(List<LoadRule> rules) {

    /** ControlShift's exports only. */
    public static final LoadRules NONE = new LoadRules(List.of());

    /** @throws IllegalArgumentException when two have one name, or one can never match */
    public LoadRules {
        rules = List.copyOf(rules);
        Set<RuleName> names = new HashSet<>();
        Set<KeyPrefix> taken = new HashSet<>();
        for (LoadRule rule : rules) {
            if (!names.add(rule.name())) {
                throw new IllegalArgumentException("Two rules are called " + rule.name());
            }
            if (taken.contains(rule.prefix())) {
                throw new IllegalArgumentException("Rule " + rule.name()
                        + " can never match: a rule before it takes all files under " + rule.prefix());
            }
            if (rule.filter().isEmpty()) {
                taken.add(rule.prefix());
            }
        }
    }

    /** What the rules say of an object. */
    public sealed interface Verdict {

        /** It is to be loaded. */
        record Load(LoadRule rule) implements Verdict {}

        /** It is under a rule's prefix, and the rule's filter leaves it out. */
        record LeaveOut(LoadRule rule) implements Verdict {}

        /** No rule is about it. */
        record Unknown() implements Verdict {}
    }

    /** The longest prefix decides; of several rules with that prefix the first whose filter takes the file. */
    public Verdict verdict(String key) {
        Optional<KeyPrefix> prefix = rules.stream()
                .map(LoadRule::prefix)
                .filter(one -> one.matches(key))
                .min(KeyPrefix.LONGEST_FIRST);
        if (prefix.isEmpty()) {
            return new Verdict.Unknown();
        }
        return rules.stream()
                .filter(rule -> rule.prefix().equals(prefix.get()))
                .map(rule -> rule.takes(key) ? new Verdict.Load(rule) : new Verdict.LeaveOut(rule))
                .min(Comparator.comparing(Verdict.LeaveOut.class::isInstance))
                .orElseThrow();
    }

    /** The rule of that name. */
    public Optional<LoadRule> find(RuleName name) {
        return rules.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }
}
