// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One version of the routing table, in memory. It answers two questions: where does a category belong in an area, and what
 * may a message be about. Of the lines for one category the one for the smallest area decides.
 */
final class RoutingTable {
    private static final int MOST_PROPOSALS = 3;

    private final int version;
    private final List<RoutingRule> rules;
    private final Map<String, Category> categories;
    private final Map<UUID, RoutingRule> byId = new HashMap<>();

    RoutingTable(int version, List<RoutingRule> rules, Map<String, Category> categories) {
        this.version = version;
        this.rules = rules.stream()
                .sorted(Comparator.comparingInt((RoutingRule r) -> -r.area().length())
                        .thenComparingInt(RoutingRule::placeInOrder))
                .toList();
        this.categories = Map.copyOf(categories);
        rules.forEach(r -> byId.put(r.id(), r));
    }

    int version() {
        return version;
    }

    List<RoutingRule> rules() {
        return rules;
    }

    Map<String, Category> categories() {
        return categories;
    }

    Optional<RoutingRule> rule(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<RoutingRule> ruleFor(String category, String area) {
        return rules.stream()
                .filter(r -> r.category().equals(category) && area.startsWith(r.area()))
                .findFirst();
    }

    /** At most three categories whose words occur in the message, those with the most characters first. */
    List<Proposal> propose(String words, String area) {
        Map<String, Proposal> best = new LinkedHashMap<>();
        for (RoutingRule rule : rules) {
            if (!area.startsWith(rule.area()) || best.containsKey(rule.category())) {
                continue; // the first line of a category is the one for the smallest area
            }
            List<String> spoke = spoke(rule, words);
            if (!spoke.isEmpty()) {
                int weight = spoke.stream().mapToInt(String::length).sum();
                best.put(rule.category(), new Proposal(rule, spoke, weight));
            }
        }
        return best.values().stream()
                .sorted(Comparator.comparingInt((Proposal p) -> -p.weight())
                        .thenComparingInt(p -> p.rule().placeInOrder()))
                .limit(MOST_PROPOSALS)
                .toList();
    }

    /** Words of the line that occur in the message; one that lies within a longer one is not counted twice. */
    private static List<String> spoke(RoutingRule rule, String words) {
        List<String> found = new ArrayList<>();
        rule.words().stream()
                .filter(words::contains)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .forEach(w -> {
                    if (found.stream().noneMatch(longer -> longer.contains(w))) {
                        found.add(w);
                    }
                });
        return found;
    }
}
