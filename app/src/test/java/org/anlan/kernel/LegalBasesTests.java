// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** The law is data with a beginning and an end. */
class LegalBasesTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final LegalBases laws = new LegalBases();

    @Test
    void knowsWhatTheFirstStepRestsOn() {
        for (var key : List.of(
                "time.counting",
                "time.last-day",
                "petition.register",
                "petition.accept",
                "petition.decide",
                "petition.review",
                "petition.re-review",
                "data.know-and-decide",
                "data.access",
                "data.request",
                "reconsideration.apply",
                "reconsideration.decide",
                "court.after-reconsideration",
                "court.direct",
                "ferry.suspension",
                "app.no-formalism",
                "app.complaint",
                "mediation.confirm")) {
            assertThat(laws.find(key, TODAY)).as(key).isPresent();
        }
    }

    @Test
    void saysEverythingInBothLanguages() {
        for (var basis : laws.list(TODAY)) {
            assertThat(basis.gist()).as(basis.key()).containsPattern("\\p{IsHan}");
            assertThat(basis.gistEn()).as(basis.key()).isNotBlank().doesNotContainPattern("\\p{IsHan}");
            assertThat(basis.lawEn()).as(basis.key()).isNotBlank().doesNotContainPattern("\\p{IsHan}");
        }
    }

    @Test
    void nothingAppliesBeforeItIsInForce() {
        assertThat(laws.find("app.no-formalism", LocalDate.of(2026, 1, 24))).isEmpty();
        assertThat(laws.find("app.no-formalism", LocalDate.of(2026, 1, 25))).isPresent();
        assertThatThrownBy(() -> laws.get("petition.decide", LocalDate.of(2022, 4, 30)))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("petition.decide");
    }

    @Test
    void citesAnArticleAsPeopleDo() {
        var decide = laws.get("petition.decide", TODAY);
        assertThat(decide.cite(Locale.CHINA)).isEqualTo("《信访工作条例》34 条");
        assertThat(decide.cite(Locale.ENGLISH)).isEqualTo("Regulations on Petition Work, Art. 34");
        assertThat(decide.gist(Locale.UK)).startsWith("A petition for a decision");
    }

    @Test
    void listsTheArticlesOfALawInTheirOrder() {
        assertThat(laws.list(TODAY).stream()
                        .filter(basis -> basis.key().startsWith("petition."))
                        .map(basis -> Integer.parseInt(basis.article())))
                .isSorted()
                .hasSizeGreaterThan(5);
    }
}
