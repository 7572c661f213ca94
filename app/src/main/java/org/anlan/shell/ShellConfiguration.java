// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.module.SimpleModule;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ShellSettings.class)
class ShellConfiguration implements WebMvcConfigurer {
    private final ViewerParameter viewer;
    private final Languages languages = new Languages();

    ShellConfiguration(ViewerParameter viewer) {
        this.viewer = viewer;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(viewer);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(languages);
    }

    @Bean
    Languages localeResolver() {
        return languages;
    }

    @Bean
    static JsonMapperBuilderCustomizer storableTexts() {
        return builder ->
                builder.addModule(new SimpleModule("storable texts").addDeserializer(String.class, new StorableText()));
    }

    /** Every room's sentences: Chinese in {@code i18n/<room>.properties}, English beside it. Nobody has to register them. */
    @Bean
    static MessageSource messageSource() throws IOException {
        var names = new LinkedHashSet<String>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:i18n/*.properties")) {
            String name = Objects.requireNonNull(file.getFilename()).replace(".properties", "");
            names.add("i18n/" + (name.endsWith("_en") ? name.substring(0, name.length() - 3) : name));
        }
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames(names.toArray(String[]::new));
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> lastWords(ShellSettings settings) {
        return server -> server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new LastWords(settings.phone())));
    }

    /** Forwarding headers count only when they come from a proxy the settings name. */
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> trustedProxies(ShellSettings settings) {
        return server -> {
            if (!settings.trustedProxies().isEmpty()) {
                var valve = new RemoteIpValve();
                valve.setInternalProxies(settings.proxyPattern());
                valve.setRemoteIpHeader("X-Forwarded-For");
                valve.setProtocolHeader("X-Forwarded-Proto");
                valve.setHostHeader("X-Forwarded-Host");
                valve.setPortHeader("X-Forwarded-Port");
                server.addEngineValves(valve);
            }
        };
    }
}
