package io.bulkdata.loader.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.loader.rule.LoadRules.Verdict;
import org.junit.jupiter.api.Test;

class LoadRulesTest {

    @Test
    void theLongestPrefixDecidesWhateverTheOrder() {
        LoadRules rules = rules("""
                {"name": "all", "prefix": "raw/"}, {"name": "day", "prefix": "raw/dt=*/"},
                {"name": "one", "prefix": "raw/dt=2026-11-20/"}, {"name": "deep", "prefix": "raw/dt=*/eu/"}""");

        assertThat(ruleOf(rules, "raw/a.csv")).isEqualTo("all");
        assertThat(ruleOf(rules, "raw/dt=2026-11-19/a.csv")).isEqualTo("day");
        assertThat(ruleOf(rules, "raw/dt=2026-11-20/a.csv")).isEqualTo("one");
        assertThat(ruleOf(rules, "raw/dt=2026-11-20/eu/a.csv")).isEqualTo("deep");
        assertThat(rules.verdict("other/a.csv")).isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    void ofOnePrefixTheFirstRuleWhoseFilterTakesTheFile() {
        LoadRules rules = rules("""
                {"name": "json", "prefix": "raw", "files": ".*\\\\.json"}, {"name": "csv", "prefix": "raw/", "files": ".*\\\\.csv"}""");

        assertThat(ruleOf(rules, "raw/a.csv")).isEqualTo("csv");
        assertThat(ruleOf(rules, "raw/x/a.json")).isEqualTo("json");
        assertThat(rules.verdict("raw/_SUCCESS")).isInstanceOf(Verdict.LeaveOut.class);
        assertThat(rules.verdict("raw/a.csv/")).as("a folder's own object").isInstanceOf(Verdict.LeaveOut.class);
    }

    @Test
    void aFilterThatLeavesAFileOutDoesNotHandItToAShorterPrefix() {
        LoadRules rules = rules(
                "{\"name\": \"all\", \"prefix\": \"raw\"}, {\"name\": \"x\", \"prefix\": \"raw/x\", \"files\": \"a\"}");

        assertThat(rules.verdict("raw/x/b")).isInstanceOf(Verdict.LeaveOut.class);
    }

    @Test
    void twoRulesOfOneNameOrOneThatCannotMatchAreRefused() {
        assertThatThrownBy(() -> rules("{\"name\": \"a\", \"prefix\": \"x\"}, {\"name\": \"a\", \"prefix\": \"y\"}"))
                .hasMessage("Two rules are called a");
        assertThatThrownBy(() -> rules("{\"name\": \"a\", \"prefix\": \"x\"}, {\"name\": \"b\", \"prefix\": \"x/\"}"))
                .hasMessage("Rule b can never match: a rule before it takes all files under x/");
    }

    private static LoadRules rules(String rules) {
        return RulesReader.read("{\"rules\": ["
                + rules.replace("}", ", \"schema\": \"raw\", \"table\": \"t\", \"mode\": \"append\"}") + "]}");
    }

    private static String ruleOf(LoadRules rules, String key) {
        return rules.verdict(key) instanceof Verdict.Load load
                ? load.rule().name().value()
                : "none";
    }
}
