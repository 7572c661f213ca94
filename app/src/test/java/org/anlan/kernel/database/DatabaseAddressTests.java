// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two forms in which people write where their database is. */
class DatabaseAddressTests {
    @Test
    void takesTheFormWithUserAndPassword() {
        var address = DatabaseAddress.parse("postgresql://anlan:p%40ss%3Aword@db.example:5433/county?sslmode=require");
        assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:5433/county?sslmode=require");
        assertThat(address.user()).isEqualTo("anlan");
        assertThat(address.password()).isEqualTo("p@ss:word");
    }

    @Test
    void takesTheFormOfTheDriverAsItIs() {
        var address = DatabaseAddress.parse("jdbc:postgresql://db.example/county?user=anlan&password=secret");
        assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example/county?user=anlan&password=secret");
        assertThat(address.user()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "db.example/county",
                "mysql://u:secret@h/d",
                "postgresql://u:secret@h",
                "postgresql://u:se cret@h/d"
            })
    void refusesAnythingElseWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> DatabaseAddress.parse(text))
                .hasMessageContaining("must look like")
                .hasMessageNotContaining("secret@")
                .hasNoCause();
    }

    @Test
    void neverPrintsAPassword() {
        assertThat(DatabaseAddress.parse("jdbc:postgresql://h/d?password=secret")
                        .toString())
                .doesNotContain("secret");
        assertThat(DatabaseAddress.parse("postgresql://u:secret@h/d").toString())
                .doesNotContain("secret");
    }
}
