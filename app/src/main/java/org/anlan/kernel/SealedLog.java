// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The log in its one sealed order, read with a cursor. Whoever follows the log (live pages, counters, metrics) keeps the
 * sequence number it has reached and asks for what comes after; the answer is the same on every node and after a restart.
 */
@Component
public class SealedLog {
    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Timeline timeline;

    /**
     * An entry with its place in the one order.
     *
     * @param seq 1 for the first entry of the log, without gaps
     * @param entry the entry
     */
    public record Sealed(long seq, TimelineEntry entry) {}

    private record Slice(long firstSeq, Long[] ids) {}

    SealedLog(JdbcClient jdbc, CountyCode county, Timeline timeline) {
        this.jdbc = jdbc;
        this.county = county;
        this.timeline = timeline;
    }

    /**
     * What was sealed after a sequence number, oldest first, no more than one batch at a time.
     *
     * @param seq the last sequence number the reader has seen; 0 for none
     */
    public List<Sealed> after(long seq) {
        return jdbc.sql("""
                        select first_seq, entries from kernel.seal
                         where county = :county and first_seq <= :seq + 1 order by first_seq desc limit 1""")
                .param("county", county.value())
                .param("seq", seq)
                .query(SealedLog::slice)
                .optional()
                .filter(s -> s.firstSeq() + s.ids().length > seq + 1)
                .map(s -> entries(s, seq))
                .orElse(List.of());
    }

    /** The newest sequence number, empty while nothing is sealed. */
    public OptionalLong head() {
        return jdbc.sql("""
                        select first_seq + cardinality(entries) - 1 from kernel.seal
                         where county = :county order by batch desc limit 1""")
                .param("county", county.value())
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    private List<Sealed> entries(Slice slice, long seq) {
        int skip = (int) Math.max(0, seq - slice.firstSeq() + 1);
        List<Long> ids = List.of(slice.ids()).subList(skip, slice.ids().length);
        List<TimelineEntry> found = timeline.byIds(ids);
        return java.util.stream.IntStream.range(0, found.size())
                .mapToObj(i -> new Sealed(slice.firstSeq() + skip + i, found.get(i)))
                .toList();
    }

    private static Slice slice(ResultSet r, int row) throws SQLException {
        return new Slice(r.getLong("first_seq"), (Long[]) r.getArray("entries").getArray());
    }
}
