// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.util.List;

/**
 * Where a message may belong, and why: a proposal to a person, never a decision.
 *
 * @param rule the line that speaks for it
 * @param spoke the words of the message that it rests on, longest first
 * @param weight how many characters of the message speak for it
 */
public record Proposal(RoutingRule rule, List<String> spoke, int weight) {}
