// SPDX-License-Identifier: Apache-2.0
package org.anlan.files.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.sql.DataSource;
import org.anlan.MovableClock;
import org.anlan.TestDatabase;
import org.anlan.files.FilesSettings;
import org.anlan.kernel.CountyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** Contents in an S3-compatible store, against {@link S3Fake}, which checks every signature. */
class S3ShelfTests {
    private static final CountyCode COUNTY = new CountyCode("330922");

    @TempDir
    Path folder;

    private S3Fake store;
    private TestDatabase database;
    private JdbcClient jdbc;
    private MovableClock clock;
    private S3Shelf shelf;
    private Contents contents;

    @BeforeEach
    void openStoreAndDatabase() throws IOException {
        store = new S3Fake();
        database = TestDatabase.migrated();
        clock = new MovableClock();
        DataSource source = new AbstractDataSource() {
            @Override
            public java.sql.Connection getConnection() throws java.sql.SQLException {
                return database.connect();
            }

            @Override
            public java.sql.Connection getConnection(String user, String password) {
                throw new UnsupportedOperationException();
            }
        };
        jdbc = JdbcClient.create(source);
        var secret = Files.writeString(folder.resolve("secret"), S3Fake.SECRET + "\n");
        var settings = settings(secret.toString(), null);
        shelf = new S3Shelf(settings, COUNTY);
        contents = new Contents(
                jdbc,
                COUNTY,
                clock,
                new ChunkShelf(jdbc, COUNTY),
                shelf,
                settings,
                new TransactionTemplate(new JdbcTransactionManager(source)));
    }

    @AfterEach
    void closeThem() {
        shelf.destroy();
        store.close();
        database.close();
    }

    private FilesSettings settings(@Nullable String secretFile, @Nullable String secret) {
        return new FilesSettings(
                FilesSettings.Store.S3,
                9,
                3,
                60,
                DataSize.ofMegabytes(20),
                64,
                1600,
                Duration.ofMinutes(3),
                Duration.ofHours(24),
                DataSize.ofGigabytes(2),
                new FilesSettings.S3(
                        store.endpoint(), "us-east-1", "anlan", "files/", S3Fake.ACCESS, secret, secretFile));
    }

    @Test
    void putsBytesUnderTheirHashAndGivesThemBackWholeAndInPart() throws Exception {
        byte[] bytes = random(700_000);
        byte[] sha256 = store(bytes);
        assertThat(store.objects)
                .containsOnlyKeys("/anlan/files/330922/" + HexFormat.of().formatHex(sha256));
        assertThat(store.objects.values().iterator().next()).isEqualTo(bytes);
        var row = contents.get(sha256);
        assertThat(row.place()).isEqualTo("s3");
        try (var in = contents.open(row, 0)) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
        try (var in = contents.open(row, 650_000)) {
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 650_000, bytes.length));
        }
        assertThat(jdbc.sql("select count(*) from files.chunk")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void isRefusedWithAnotherSecret() throws Exception {
        var wrong = new S3Shelf(settings(null, "another secret"), COUNTY);
        var file = Files.write(folder.resolve("bytes"), random(1000));
        assertThatThrownBy(() -> wrong.put(new byte[32], file, "image/jpeg"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("403");
        assertThat(store.objects).isEmpty();
        wrong.destroy();
    }

    @Test
    void storesNothingHalfWhenTheStoreIsDownAndTheSameBytesLater() throws Exception {
        byte[] bytes = random(5_000);
        store.down = true;
        assertThatThrownBy(() -> store(bytes)).isInstanceOf(Contents.NotStored.class);
        assertThat(contents.touch(sha256(bytes))).as("not said to be there").isFalse();
        store.down = false;
        assertThat(contents.touch(store(bytes))).isTrue();
        assertThat(store.objects).hasSize(1);
    }

    @Test
    void removesWhatNobodyLinksToAnHourLaterAndNotBefore() throws Exception {
        store(random(5_000));
        assertThat(contents.sweep(Duration.ofHours(1))).isZero();
        clock.advance(Duration.ofMinutes(61));
        assertThat(contents.sweep(Duration.ofHours(1))).isEqualTo(1);
        assertThat(store.objects).isEmpty();
        assertThat(jdbc.sql("select count(*) from files.content")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private byte[] store(byte[] bytes) throws Exception {
        var file = Files.write(folder.resolve("sent"), bytes);
        contents.store(sha256(bytes), file, "image/jpeg");
        return sha256(bytes);
    }

    private static byte[] sha256(byte[] bytes) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
