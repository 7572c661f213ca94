// SPDX-License-Identifier: Apache-2.0
package org.anlan.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anlan.MovableClock;
import org.anlan.OfficeTest;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.people.PersonRefused.Reason;
import org.anlan.people.access.Grant;
import org.anlan.people.access.NotAllowed;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@OfficeTest
class PersonsTests {
    private static final ObjectRef MATTER = new ObjectRef("matter", UUID.randomUUID());

    @Autowired
    Persons persons;

    @Autowired
    Timeline timeline;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void showsAResidentMasked() {
        var id = persons.register(new NewPerson("陈阿婆", "100 0000-0023", "码头路 3 号", "zh-CN"));
        var masked = persons.masked(id);
        assertThat(masked).isEqualTo(new Masked(id, "陈**", "100****0023", true, "zh-CN"));
        assertThat(persons.masked(List.of(id, UUID.randomUUID()))).isEqualTo(Map.of(id, masked));
    }

    @Test
    void keepsWhatWasNotSaidEmpty() {
        var id = persons.register(new NewPerson(null, " ", null, "en-GB"));
        assertThat(persons.masked(id)).isEqualTo(new Masked(id, "", null, false, "en"));
    }

    @Test
    void readsNumbersInFullWidthDigits() {
        var id = persons.register(new NewPerson("林舟", "１００　００００　００２３", null, "zh-CN"));
        assertThat(persons.masked(id).phone()).isEqualTo("100****0023");
    }

    @ParameterizedTest
    @ValueSource(strings = {"问我女儿", "12", "1000000002300000000000000", "10000000023#4"})
    void refusesWordsInPlaceOfANumber(String phone) {
        assertThatThrownBy(() -> persons.register(new NewPerson("林舟", phone, null, "zh-CN")))
                .isInstanceOfSatisfying(
                        PersonRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.PHONE_UNREADABLE));
    }

    @Test
    void refusesANameLongerThanAnybodys() {
        assertThatThrownBy(() -> persons.register(new NewPerson("海".repeat(101), null, null, "zh-CN")))
                .isInstanceOf(PersonRefused.class);
        assertThat(persons.masked(persons.register(new NewPerson("𠮷".repeat(100), null, null, "zh-CN")))
                        .name())
                .startsWith("𠮷*");
    }

    @Test
    void revealsWithAReasonAndWritesItDown() {
        var id = somebody();
        var officer = officer(Permission.PERSON_REVEAL);
        assertThat(persons.reveal(officer, id, "call-back", MATTER))
                .isEqualTo(new Revealed("陈阿婆", "10000000023", "码头路 3 号"));
        var entries = timeline.of(new ObjectRef("person", id));
        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().what()).isEqualTo("person.revealed");
        assertThat(entries.getFirst().actor().id()).isEqualTo(officer.account());
        assertThat(entries.getFirst().facts()).isEqualTo(Map.of("reason", "call-back", "about", MATTER.toString()));
        assertThat(entries.getFirst().facts().toString()).doesNotContain("陈").doesNotContain("0023");
    }

    @Test
    void countsLooksWithinAQuarterOfAnHourAsOne() {
        var id = somebody();
        var officer = officer(Permission.PERSON_REVEAL);
        persons.reveal(officer, id, "call-back", MATTER);
        clock.advance(Duration.ofMinutes(14));
        persons.reveal(officer, id, "call-back", MATTER);
        assertThat(persons.seenBy(id)).hasSize(1);
        clock.advance(Duration.ofMinutes(2));
        persons.reveal(officer, id, "call-back", MATTER);
        assertThat(persons.seenBy(id)).hasSize(2);
        persons.reveal(officer, id, "visit", MATTER);
        persons.reveal(officer(Permission.PERSON_REVEAL), id, "call-back", MATTER);
        assertThat(persons.seenBy(id)).hasSize(4);
    }

    @Test
    void showsNothingWhenTheLogCannotTakeIt() {
        var id = somebody();
        var officer = officer(Permission.PERSON_REVEAL);
        var apart = new TransactionTemplate(transactions);
        assertThatThrownBy(() -> apart.executeWithoutResult(outer -> {
                    // the log refuses for as long as this transaction lasts
                    jdbc.sql(
                                    "alter table kernel.timeline add constraint log_is_full check (what <> 'person.revealed') not valid")
                            .update();
                    persons.reveal(officer, id, "call-back", MATTER);
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(persons.seenBy(id)).isEmpty();
    }

    @Test
    void revealsToNobodyWithoutTheRight() {
        var id = somebody();
        assertThatThrownBy(() -> persons.reveal(officer(Permission.MATTER_READ), id, "call-back", MATTER))
                .isInstanceOf(NotAllowed.class);
        assertThat(persons.seenBy(id)).isEmpty();
    }

    @Test
    void revealsForNoReasonOfItsOwnMaking() {
        var id = somebody();
        assertThatThrownBy(() -> persons.reveal(officer(Permission.PERSON_REVEAL), id, "curious", MATTER))
                .isInstanceOfSatisfying(
                        PersonRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.NO_SUCH_REVEAL_REASON));
    }

    @Test
    void tellsThePersonWhoLookedAndWhy() {
        var id = somebody();
        var officer = officer(Permission.PERSON_REVEAL);
        persons.reveal(officer, id, "visit", MATTER);
        clock.advance(Duration.ofHours(1));
        persons.deliveryPhone(id);
        var seen = persons.seenBy(id);
        assertThat(seen).hasSize(2);
        assertThat(seen.get(0).account()).isNull();
        assertThat(seen.get(0).reason()).isEqualTo("deliver");
        assertThat(seen.get(1))
                .isEqualTo(new Seen(clock.instant().minus(Duration.ofHours(1)), officer.account(), "visit", MATTER));
    }

    @Test
    void knowsAPhoneByItsEndOnly() {
        var id = somebody();
        assertThat(persons.phoneEndsWith(id, "0023")).isTrue();
        assertThat(persons.phoneEndsWith(id, "００２３")).isTrue();
        assertThat(persons.phoneEndsWith(id, "0024")).isFalse();
        assertThat(persons.phoneEndsWith(id, "023")).isFalse();
        assertThat(persons.phoneEndsWith(id, "")).isFalse();
        assertThat(persons.phoneEndsWith(id, "-")).isFalse();
        assertThat(persons.phoneEndsWith(UUID.randomUUID(), "0023")).isFalse();
        assertThat(persons.phoneEndsWith(persons.register(new NewPerson("林舟", null, null, "zh-CN")), "0023"))
                .isFalse();
    }

    @Test
    void printsNobody() {
        var person = new NewPerson("陈阿婆", "10000000023", "码头路 3 号", "zh-CN");
        assertThat(person + " " + new Revealed("陈阿婆", "10000000023", "码头路 3 号")).doesNotContain("陈", "0023", "码头");
    }

    private UUID somebody() {
        return persons.register(new NewPerson("陈阿婆", "10000000023", "码头路 3 号", "zh-CN"));
    }

    private static Viewer officer(Permission permission) {
        return new Viewer(UUID.randomUUID(), "林舟", null, List.of(new Grant(permission, "330922", null)), false);
    }
}
