// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import org.anlan.OfficeTest;
import org.anlan.kernel.KernelSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.env.MockEnvironment;

/** The instance file and the side door that it opens. */
@OfficeTest
class InstanceTests {
    @Autowired
    KernelSettings settings;

    @Test
    void anOpenOfficeSaysWhereItIsToItsOwnerOnly() throws IOException {
        Path file = settings.home().resolve("instance");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var instance = InstanceFile.read(file).orElseThrow();
        assertThat(instance.isRunning()).isTrue();
        assertThat(instance.toString()).doesNotContain(instance.token());
    }

    @Test
    void theSideDoorOpensToTheToken() throws Exception {
        var instance = instance();
        assertThat(ask(instance, "Authorization", "Bearer " + instance.token()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void theLogIsVerifiedThroughTheSideDoorInTheCallersLanguage() throws Exception {
        var instance = instance();
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(instance.address() + "/api/instance/verify"))
                    .headers("Authorization", "Bearer " + instance.token(), "Accept-Language", "zh-CN")
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).startsWith("留痕日志完整");
        }
    }

    @Test
    void theSideDoorIsNotThereForAnybodyElse() throws Exception {
        var instance = instance();
        assertThat(ask(instance, "Accept", "*/*").statusCode()).isEqualTo(404);
        assertThat(ask(instance, "Authorization", "Bearer x" + instance.token()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theSideDoorIsNotThereForARequestThatAProxyPassedOn() throws Exception {
        var instance = instance();
        var answer = ask(instance, "Authorization", "Bearer " + instance.token(), "X-Forwarded-For", "203.0.113.7");
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void aFileWhoseProcessIsGoneOrHasAnotherStartIsStale(@TempDir Path home) throws IOException {
        var us = ProcessHandle.current();
        Path file = home.resolve("instance");
        Files.writeString(file, "pid=%d%nstarted=12345%naddress=http://localhost:1%ntoken=x%n".formatted(us.pid()));
        assertThat(InstanceFile.read(file).orElseThrow().isRunning()).isFalse();
        Files.writeString(file, "pid=4194305\nstarted=1\naddress=http://localhost:1\ntoken=x\n");
        assertThat(InstanceFile.read(file).orElseThrow().isRunning()).isFalse();
        Files.writeString(file, "pid=");
        assertThat(InstanceFile.read(file)).isEmpty();
    }

    @Test
    void aSecondOfficeInTheSameHomeIsRefusedWithTheAddressOfTheFirst(@TempDir Path home) throws Exception {
        var other = new ProcessBuilder("sleep", "60").start();
        try {
            long started = other.info().startInstant().orElseThrow().toEpochMilli();
            Files.writeString(
                    home.resolve("instance"),
                    "pid=%d%nstarted=%d%naddress=http://localhost:8123%ntoken=x%n".formatted(other.pid(), started));
            var second = new KernelSettings("330922", ZoneId.of("Asia/Shanghai"), home);
            assertThatThrownBy(() -> new InstanceFile(second, new MockEnvironment()))
                    .hasMessageContaining("http://localhost:8123")
                    .hasMessageContaining("ANLAN_HOME");
        } finally {
            other.destroyForcibly();
        }
    }

    private InstanceFile.Instance instance() {
        return InstanceFile.read(settings.home().resolve("instance")).orElseThrow();
    }

    private static HttpResponse<String> ask(InstanceFile.Instance instance, String... headers) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(instance.address() + "/api/instance"))
                    .headers(headers)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
