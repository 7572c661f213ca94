// SPDX-License-Identifier: Apache-2.0
package org.anlan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rights by construction, read from the schema itself: no table that knows a person has a column that judges one, and
 * nothing anywhere holds a part of somebody's body. A column that only sounds like it is reviewed by name below.
 */
@OfficeTest(apart = true)
class SchemaTests {
    /** Words that judge, as whole words of a column's name. */
    private static final Set<String> JUDGING = Set.of(
            "risk",
            "score",
            "scores",
            "rank",
            "ranking",
            "level",
            "grade",
            "flag",
            "flagged",
            "watch",
            "watched",
            "watchlist",
            "blacklist",
            "whitelist",
            "points",
            "credit",
            "credits",
            "reputation",
            "trust",
            "trusted",
            "suspicious",
            "suspect",
            "danger",
            "dangerous",
            "threat",
            "petitioner",
            "troublemaker",
            "stability",
            "rating",
            "stars",
            "badge",
            "streak",
            "checkin",
            "offence",
            "offense",
            "conviction",
            "criminal",
            "prior",
            "loyalty",
            "attitude",
            "behaviour",
            "behavior",
            "profile",
            "category");

    /** Two words that judge only together. */
    private static final List<String> JUDGING_PAIRS = List.of("key_person", "check_in", "black_list", "watch_list");

    private static final Set<String> BODILY = Set.of(
            "face",
            "faces",
            "facial",
            "fingerprint",
            "fingerprints",
            "iris",
            "retina",
            "palm",
            "palmprint",
            "voiceprint",
            "gait",
            "biometric",
            "biometrics",
            "dna",
            "embedding",
            "embeddings",
            "faceprint",
            "vein");

    /**
     * Columns somebody has looked at: {@code schema.table.column} and why it judges nobody. Adding a line here is a
     * decision about people and is argued in the change that adds it.
     */
    private static final List<Reviewed> REVIEWED = List.of(new Reviewed(
            "matters.matter.category", "the kind of matter, such as a dark lamp; not of the person who reported it"));

    private record Reviewed(String column, String because) {}

    @Autowired
    JdbcClient jdbc;

    @Test
    void judgesNobodyInATableThatKnowsAPerson() {
        assertThat(judgements())
                .as("columns that judge, in tables that know a person")
                .isEmpty();
    }

    @Test
    void seesAJudgementWhereverItHides() {
        jdbc.sql("create schema trial").update();
        try {
            jdbc.sql("""
                            create table trial.visit (county text, id uuid primary key, person uuid, risk_level int,
                              foreign key (county, person) references people.person (county, id))""").update();
            jdbc.sql("create table trial.note (visit uuid references trial.visit (id), key_person_since date)")
                    .update();
            jdbc.sql("create table trial.loose (handled_by_account uuid, good_points int)")
                    .update();
            jdbc.sql("create table trial.place (id uuid, risk_level int)").update();
            assertThat(judgements())
                    .contains("trial.visit.risk_level", "trial.note.key_person_since", "trial.loose.good_points")
                    .noneMatch(c -> c.startsWith("trial.place"));
        } finally {
            jdbc.sql("drop schema trial cascade").update();
        }
    }

    @Test
    void keepsNothingOfAnybodysBody() {
        var found = columns(
                        "select table_schema || '.' || table_name || '.' || column_name from information_schema.columns where "
                                + ROOMS)
                .stream()
                .filter(c -> words(c).stream().anyMatch(BODILY::contains))
                .toList();
        assertThat(found).isEmpty();
    }

    @Test
    void carriesNoLibraryThatKnowsFaces() {
        var jars = Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .map(path -> path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT))
                .toList();
        assertThat(jars)
                .noneMatch(
                        jar -> jar.matches(
                                ".*(opencv|javacv|bytedeco|openface|deepface|arcsoft|seetaface|facenet|face-?recogni|dlib|biometric|fingerprint|onnxruntime|tensorflow|pytorch|djl|mediapipe).*"));
        for (String type : List.of(
                "org.opencv.core.Mat",
                "org.bytedeco.javacv.Frame",
                "ai.djl.Model",
                "ai.onnxruntime.OrtEnvironment",
                "org.tensorflow.Graph")) {
            assertThat(present(type)).as(type).isFalse();
        }
    }

    @Test
    void reviewsOnlyColumnsThatExist() {
        var all = Set.copyOf(columns(
                "select table_schema || '.' || table_name || '.' || column_name from information_schema.columns where "
                        + ROOMS));
        assertThat(REVIEWED).allSatisfy(r -> {
            assertThat(all).contains(r.column());
            assertThat(r.because()).isNotBlank();
        });
    }

    @Test
    void leadsEveryKeyWithTheCounty() {
        // one database serves one county by default, yet no row may be found without saying which
        var without = columns("""
                        select n.nspname || '.' || t.relname from pg_class t
                          join pg_namespace n on n.oid = t.relnamespace
                          join pg_index i on i.indrelid = t.oid and i.indisprimary
                          join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
                         where t.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'public')
                           and a.attname <> 'county' order by 1""");
        assertThat(without)
                .containsExactlyInAnyOrder(
                        "kernel.scheduled_tasks", // the timer library's own table
                        "people.session", // Spring Session's own tables
                        "people.session_attributes");
    }

    private static final String ROOMS =
            "table_schema not in ('pg_catalog', 'information_schema') and table_schema not like 'pg_toast%'";

    /** Tables that reach a person or an account over foreign keys, or over a column that says so, with columns that judge. */
    private TreeSet<String> judgements() {
        var knowing = columns("""
                with recursive reaches as (
                    select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
                     where n.nspname = 'people' and c.relname in ('person', 'account')
                    union
                    select k.conrelid from pg_constraint k join reaches r on k.confrelid = r.oid where k.contype = 'f')
                select n.nspname || '.' || c.relname from reaches r join pg_class c on c.oid = r.oid
                  join pg_namespace n on n.oid = c.relnamespace
                union
                select table_schema || '.' || table_name from information_schema.columns
                 where %s and data_type = 'uuid'
                   and (column_name ~ '(^|_)(person|account|officer|requester|handler|reporter|resident|viewer|actor|by)$')""".formatted(ROOMS));
        var reviewed = REVIEWED.stream().map(Reviewed::column).collect(Collectors.toSet());
        return columns(
                        "select table_schema || '.' || table_name || '.' || column_name from information_schema.columns where "
                                + ROOMS)
                .stream()
                .filter(c -> knowing.contains(c.substring(0, c.lastIndexOf('.'))))
                .filter(SchemaTests::judges)
                .filter(c -> !reviewed.contains(c))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean judges(String column) {
        String name = column.substring(column.lastIndexOf('.') + 1);
        return words(column).stream().anyMatch(JUDGING::contains)
                || JUDGING_PAIRS.stream().anyMatch(pair -> ("_" + name + "_").contains("_" + pair + "_"));
    }

    private static List<String> words(String column) {
        return List.of(column.substring(column.lastIndexOf('.') + 1).split("_"));
    }

    private List<String> columns(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    private static boolean present(String type) {
        try {
            Class.forName(type, false, SchemaTests.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
