// SPDX-License-Identifier: Apache-2.0
package org.anlan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/**
 * Draws the hall's templates without starting the office, so that every state of a page can be looked at. What it draws
 * is kept in {@code target/pages}.
 */
final class HallPages {
    static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    static final Locale ENGLISH = Locale.ENGLISH;
    private static final Path DRAWN = Path.of("target", "pages");

    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    HallPages() {
        var messages = new ReloadableResourceBundleMessageSource();
        messages.setBasenames("classpath:i18n/hall", "classpath:i18n/matters", "classpath:i18n/harbour");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        var templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setCharacterEncoding(StandardCharsets.UTF_8.name());
        engine.setTemplateResolver(templates);
        engine.setTemplateEngineMessageSource(messages);
    }

    /**
     * Draws one page.
     *
     * @param name what the drawn file is called, before the language
     * @param template such as {@code hall/home}
     * @param locale the reader's language
     * @param model what the controller would hand in
     */
    String draw(String name, String template, Locale locale, Map<String, ?> model) {
        var servlets = new MockServletContext();
        var exchange = JakartaServletWebApplication.buildApplication(servlets)
                .buildExchange(new MockHttpServletRequest(servlets), new MockHttpServletResponse());
        var html = engine.process(template, new WebContext(exchange, locale, new HashMap<>(model)));
        try {
            Files.createDirectories(DRAWN);
            Files.writeString(DRAWN.resolve(name + (locale.equals(ENGLISH) ? "-en" : "") + ".html"), html);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return html;
    }
}
