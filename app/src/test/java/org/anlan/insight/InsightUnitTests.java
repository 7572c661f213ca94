// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.Actor;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.TimelineEntry;
import org.junit.jupiter.api.Test;

/** Spans, intervals, definitions and the reading of one timeline, each by itself. */
class InsightUnitTests {
    private static final UUID MATTER = UUID.fromString("0199a1b2-0000-7000-8000-000000000417");

    @Test
    void aPeriodIsReadAsItIsWritten() {
        for (String text : List.of(
                "2026-11-23", "2026-W01", "2026-W53", "2027-W01", "2026-02", "2026-Q4", "2026", "36m-2026-09")) {
            assertThat(Period.parse(text)).as(text).isPresent().get().hasToString(text);
        }
        for (String text :
                List.of("", "2026-13", "2026-02-30", "2026-Q5", "2025-W53", "2026-W54", "last month", "36m-2026-00")) {
            assertThat(Period.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void everyDayLiesInThePeriodsThatContainIt() {
        for (LocalDate day = LocalDate.of(2024, 1, 1); day.getYear() < 2028; day = day.plusDays(1)) {
            for (Period.Kind kind : Period.Kind.values()) {
                var period = Period.of(kind, day);
                assertThat(period.contains(day)).as("%s in %s", day, period).isTrue();
                assertThat(period.plus(1).from())
                        .isEqualTo(kind == Period.Kind.ROLLING ? period.from().plusMonths(1) : period.until());
            }
            assertThat(Period.rolling(day, YearMonth.of(2030, 12))).hasSize(36);
        }
        assertThat(Period.parse("36m-2026-09").orElseThrow().from()).isEqualTo(LocalDate.of(2023, 10, 1));
    }

    @Test
    void wilsonsIntervalIsTheOneInTheBooks() {
        // 268 of 312, as the prototype shows it; 0 and all of ten, where the textbook formula gives a point
        assertThat(Interval.of(268, 312)).satisfies(i -> {
            assertThat(Value.percent(i.low())).isEqualTo(81.6);
            assertThat(Value.percent(i.high())).isEqualTo(89.3);
        });
        assertThat(Value.percent(Interval.of(0, 10).high())).isEqualTo(27.8);
        assertThat(Value.percent(Interval.of(10, 10).low())).isEqualTo(72.2);
        assertThat(Interval.of(0, 10).low()).isZero();
        assertThatThrownBy(() -> Interval.of(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyDayHasOneDefinitionOfEachFigure() {
        var definitions = new Definitions();
        assertThat(definitions.figures()).containsExactly("K01", "K02", "K03", "K04", "K05", "K06");
        for (String figure : definitions.figures()) {
            var definition = definitions.on(figure, LocalDate.of(2026, 9, 1));
            assertThat(definition.sql()).contains(":county", ":from", ":until", ":asof");
            assertThat(definition.sql()).as("%s counts nobody", figure).doesNotContain("account", "person", "officer");
            assertThat(definition.digest())
                    .hasSize(64)
                    .isEqualTo(new Definitions()
                            .on(figure, LocalDate.of(2026, 9, 1))
                            .digest());
            if (definition.rate()) {
                assertThat(definition.readings()).allMatch(r -> !r.bottom().isEmpty());
            }
        }
        assertThatThrownBy(() -> definitions.versions("K99")).isInstanceOf(NoSuchFigure.class);
    }

    private static TimelineEntry entry(int number, String what, Map<String, Object> facts) {
        var at = Instant.parse("2026-09-02T01:00:00Z").plusSeconds(3_600L * number);
        return new TimelineEntry(number, new ObjectRef("matter", MATTER), number, at, Actor.SYSTEM, what, facts, null);
    }

    @Test
    void anOrderThatWasMovedEndsAndTheNextBegins() {
        var one = UUID.randomUUID().toString();
        var two = UUID.randomUUID().toString();
        Map<String, Object> first =
                new HashMap<>(Map.of("order", one, "unit", UUID.randomUUID().toString(), "attempt", 1));
        first.putAll(Map.of(
                "due",
                "2026-09-05T09:00:00Z",
                "unstopped",
                "2026-09-05T09:00:00Z",
                "stopped",
                false,
                "category",
                "water"));
        var story = Story.of(
                MATTER,
                List.of(
                        entry(
                                1,
                                "matter.registered",
                                Map.of("area", "330922102201", "channel", "web", "reachable", true)),
                        entry(2, "matter.dispatched", first),
                        entry(
                                3,
                                "matter.clock_stopped",
                                Map.of("order", one, "due", "2026-09-07T09:00:00Z", "stopped", true)),
                        entry(4, "matter.objected", Map.of("order", one)),
                        entry(5, "matter.arbitrated", Map.of("order", two, "attempt", 2)),
                        entry(
                                6,
                                "matter.result_proposed",
                                Map.of("order", UUID.randomUUID().toString()))));
        assertThat(story.orderFacts()).hasSize(2);
        assertThat(story.orderFacts().get(0)).satisfies(o -> {
            assertThat(o.endedHow()).isEqualTo("moved");
            assertThat(o.dueAt()).isEqualTo("2026-09-07T09:00:00Z");
            assertThat(o.unstoppedAt()).isEqualTo("2026-09-05T09:00:00Z");
            assertThat(o.stopped())
                    .as("an order that ended stands still no more")
                    .isFalse();
        });
        assertThat(story.orderFacts().get(1).sentAt())
                .as("a result proposed for the matter this one was joined to is not this order's")
                .isNull();
    }

    @Test
    void silenceThatIsBrokenLateIsANo() {
        var story = Story.of(
                MATTER,
                List.of(
                        entry(1, "matter.registered", Map.of("area", "330922102201")),
                        entry(
                                2,
                                "matter.replied",
                                Map.of("reply", UUID.randomUUID().toString(), "proposed", "SOLVED")),
                        entry(3, "matter.unconfirmed", Map.of("result", "UNCONFIRMED")),
                        entry(4, "matter.reopened", Map.of())));
        assertThat(story.answerFacts()).singleElement().satisfies(a -> {
            assertThat(a.said()).isEqualTo("no");
            assertThat(a.saidHow()).as("nobody was asked on the page").isEqualTo("reopened");
        });
        assertThat(story.matterFact())
                .isNotNull()
                .satisfies(m -> assertThat(m.result()).isNull());
    }

    @Test
    void aFieldThatASpreadsheetWouldRunIsText() {
        var csv = new Csv("a", "b");
        csv.line("=1+1", "说“好”,\"真\"");
        csv.line(null, -3.5);
        assertThat(csv.toString()).isEqualTo("\uFEFFa,b\r\n'=1+1,\"说“好”,\"\"真\"\"\"\r\n,-3.5\r\n");
    }
}
