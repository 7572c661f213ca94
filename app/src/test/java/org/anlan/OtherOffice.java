// SPDX-License-Identifier: Apache-2.0
package org.anlan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An office opened by a test itself, as {@link Anlan} opens it, with the clock on the wall: another node, or what a restore
 * made. It uses the database and the home that the test names.
 */
public final class OtherOffice implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private OtherOffice(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Opens an office.
     *
     * @param home its directory
     * @param database an address as {@code ANLAN_DATABASE_URL} takes it, or {@code embedded}
     * @param settings further settings, {@code key=value}
     */
    public static OtherOffice open(Path home, String database, String... settings) {
        var all = new ArrayList<>(List.of(
                "anlan.home=" + home.toAbsolutePath(),
                "anlan.database.url=" + database,
                "anlan.sample=none",
                "anlan.notify.sms=file",
                "server.port=0",
                "server.shutdown=immediate",
                "spring.main.banner-mode=off",
                "spring.jmx.enabled=false",
                "logging.level.root=warn"));
        if (!database.equals("embedded")) {
            all.add("anlan.database.durable=false"); // the test server does not wait for the disk
        }
        all.addAll(List.of(settings));
        var arguments = all.stream().map(setting -> "--" + setting).toArray(String[]::new);
        return new OtherOffice(new SpringApplicationBuilder(Anlan.class).run(arguments));
    }

    /**
     * A room's door, or any other part.
     *
     * @param type its type
     */
    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** Its address, without a slash at the end. */
    public String address() {
        return "http://localhost:"
                + ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    @Override
    public void close() {
        context.close();
    }
}
