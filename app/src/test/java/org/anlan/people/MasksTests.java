// SPDX-License-Identifier: Apache-2.0
package org.anlan.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasksTests {
    @ParameterizedTest
    @CsvSource({
        "陈阿婆, 陈**",
        "林舟, 林*",
        "欧阳海, 欧阳*",
        "欧阳海生, 欧阳**",
        "司马, 司*",
        "诸葛小满, 诸葛**",
        "陈, *",
        "买买提·吐尔逊, 买**",
        "𠮷田海, 𠮷**",
        "㛃娥, 㛃*",
        "John Smith, J*** S***",
        "Łucja, Ł***",
    })
    void keepsTheFamilyNameAndCoversTheRest(String name, String masked) {
        assertThat(Masks.name(name)).isEqualTo(masked);
    }

    @Test
    void saysNothingAboutSomebodyWhoGaveNoName() {
        assertThat(Masks.name(null)).isEmpty();
        assertThat(Masks.name("  ")).isEmpty();
        assertThat(Masks.phone(null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "10000000023, 100****0023",
        "05801234567, 058****4567",
        "+8610000000023, +86****0023",
        "1234567, *****67",
        "12345, ***45",
    })
    void keepsOnlyTheEndsOfANumber(String phone, String masked) {
        assertThat(Masks.phone(phone)).isEqualTo(masked);
    }
}
