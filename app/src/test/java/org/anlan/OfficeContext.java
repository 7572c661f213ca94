// SPDX-License-Identifier: Apache-2.0
package org.anlan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * What {@link OfficeTest} adds to an application context. Equal values share one context.
 *
 * @param sample whether the demo county is loaded
 * @param alone the class that wants the office for itself, or null
 */
record OfficeContext(boolean sample, @Nullable Class<?> alone) implements ContextCustomizer {

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        var database = TestDatabase.migrated();
        var clock = new MovableClock();
        var home = TestDatabase.newHome();
        var factory = (DefaultListableBeanFactory) context.getBeanFactory();
        factory.registerSingleton("testDatabase", database);
        // registered first, so destroyed last: the pool is closed before its database is dropped
        factory.registerDisposableBean("testDatabase", database::close);
        var definition = new RootBeanDefinition(MovableClock.class, () -> clock);
        definition.setPrimary(true);
        factory.registerBeanDefinition("movableClock", definition);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "office test",
                        Map.of(
                                "anlan.database.url",
                                database.url(),
                                "anlan.database.durable",
                                "false",
                                "anlan.home",
                                home.toString(),
                                "anlan.sample",
                                sample ? "demo" : "none",
                                "spring.datasource.hikari.maximum-pool-size",
                                "8",
                                "spring.main.banner-mode",
                                "off",
                                // a test makes many accounts; how dear a hash is proves nothing
                                "anlan.access.password-memory",
                                "64KB")));
    }

    /** Reads the annotation of the test class. */
    static final class Factory implements ContextCustomizerFactory {
        @Override
        public @Nullable ContextCustomizer createContextCustomizer(
                Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
            var test = AnnotatedElementUtils.findMergedAnnotation(testClass, OfficeTest.class);
            return test == null ? null : new OfficeContext(test.sample(), test.apart() ? testClass : null);
        }
    }

    /** Sets the clock back before each class, because classes share an office. */
    static final class ClockReset extends AbstractTestExecutionListener {
        @Override
        public void beforeTestClass(TestContext test) {
            test.getApplicationContext().getBean(MovableClock.class).reset();
        }
    }
}
