// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.anlan.kernel.CountyCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the desk's search looks in. Matters are entered a minute after they came, outside of their own transaction, so that
 * taking one in costs nothing for it; those of the last minute are read themselves.
 */
@Component
class Search {
    private static final int ROUND = 1_000;
    /** Longer than any transaction that stores a matter: none with a smaller identifier can still appear. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private static final UUID NONE = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;
    private final TransactionTemplate transactions;

    Search(JdbcClient jdbc, CountyCode county, Clock clock, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
        this.transactions = transactions;
    }

    private record Text(UUID id, String said) {}

    /**
     * Matters that may have the words: those with all their pairs, and those that are too new to have been entered.
     *
     * @param text the words
     * @param limit how many at most; when there are as many, there may be any others
     */
    List<UUID> candidates(String text, int limit) {
        String grams = Grams.query(text);
        if (grams.isEmpty()) { // nothing in it has pairs: any matter may have it
            return Collections.nCopies(limit, NONE);
        }
        return jdbc.sql("""
                        (select s.matter from matters.search s where s.county = :county and s.grams @@ :grams::tsquery limit %1$d)
                        union all
                        (select r.id from matters.matter r where r.county = :county and r.id > :reach limit %1$d)
                        limit %1$d""".formatted(limit))
                .param("county", county.value())
                .param("grams", grams)
                .param("reach", reach())
                .query(UUID.class)
                .list();
    }

    /** The condition that a matter {@code m} has the words of {@code :likes}. */
    static String condition(String text) {
        // Chinese has no capitals, and looking for it as it stands takes a tenth of the time
        boolean asItStands =
                text.codePoints().noneMatch(c -> Character.toLowerCase(c) != c || Character.toUpperCase(c) != c);
        return "concat_ws(' ', m.code, m.title, m.words, m.place_text) " + (asItStands ? "like" : "ilike")
                + " all (:likes)";
    }

    /** Each word must be there, in whatever order; the value of {@code :likes}. */
    static String[] likes(String text) {
        List<String> likes = new ArrayList<>();
        for (String word : text.strip().split("\\s+")) {
            likes.add("%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
        }
        return likes.toArray(String[]::new);
    }

    private UUID reach() {
        return jdbc.sql("select upto from matters.search_reach where county = :county")
                .param("county", county.value())
                .query(UUID.class)
                .optional()
                .orElse(NONE);
    }

    /** Enters what has settled since the last round; one node at a time. */
    void round() {
        while (Boolean.TRUE.equals(transactions.execute(status -> some()))) {
            // there is more
        }
    }

    private boolean some() {
        jdbc.sql("insert into matters.search_reach (county, upto) values (:county, :none) on conflict do nothing")
                .param("county", county.value())
                .param("none", NONE)
                .update();
        UUID upto = jdbc.sql("select upto from matters.search_reach where county = :county for update")
                .param("county", county.value())
                .query(UUID.class)
                .single();
        UUID settled = new UUID(clock.instant().minus(SETTLED).toEpochMilli() << 16, 0);
        List<Text> texts = jdbc.sql("""
                        select id, concat_ws(' ', code, title, words, place_text) as said from matters.matter
                         where county = :county and id > :upto and id < :settled order by id limit :limit""")
                .param("county", county.value())
                .param("upto", upto)
                .param("settled", settled)
                .param("limit", ROUND)
                .query((r, i) -> new Text(r.getObject("id", UUID.class), r.getString("said")))
                .list();
        for (Text text : texts) {
            jdbc.sql("""
                            insert into matters.search (county, matter, grams)
                            values (:county, :matter, array_to_tsvector(:grams::text[])) on conflict do nothing""")
                    .param("county", county.value())
                    .param("matter", text.id())
                    .param("grams", Grams.of(text.said()).toArray(String[]::new))
                    .update();
        }
        if (!texts.isEmpty()) {
            jdbc.sql("update matters.search_reach set upto = :upto where county = :county")
                    .param("upto", texts.getLast().id())
                    .param("county", county.value())
                    .update();
        }
        return texts.size() == ROUND;
    }
}
