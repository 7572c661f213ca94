// SPDX-License-Identifier: Apache-2.0
package org.anlan;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Tracing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A real browser for one test. Each {@link #phone} or {@link #desktop} is a person of their own, with their own cookies.
 *
 * <p>Pictures go to {@code target/screens/<class>}; when a test fails, each person's last picture and trace go to
 * {@code target/traces}. A script error on a page, or an answer of 500 and above, fails the test even if nobody looked.
 */
public final class Browser {
    private static final Path CHROMIUM = Path.of(System.getProperty("anlan.chromium", "/usr/bin/chromium"));
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // a microphone that beeps, and nobody asked whether it may be used
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            "--font-render-hinting=none");
    private static final double PATIENCE_MS = 15_000;

    private final com.microsoft.playwright.Browser chromium;
    private final String origin;
    private final String test;
    private final Path screens;
    private final List<Person> persons = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final AtomicInteger picture = new AtomicInteger();

    private record Person(String name, BrowserContext context, Page page) {}

    private Browser(com.microsoft.playwright.Browser chromium, String origin, Class<?> testClass, String method) {
        this.chromium = chromium;
        this.origin = origin;
        this.test = testClass.getSimpleName() + "." + method;
        this.screens = Path.of("target", "screens", testClass.getSimpleName());
    }

    /** Where the office answers, such as {@code http://localhost:40123}. */
    public String origin() {
        return origin;
    }

    /**
     * A person with a phone, 390 × 844, Chinese, in Shanghai.
     *
     * @param name what pictures and traces call them
     */
    public Page phone(String name) {
        return person(name, 390, 844, true, "zh-CN");
    }

    /**
     * A person at a desk, 1440 × 900, Chinese, in Shanghai.
     *
     * @param name what pictures and traces call them
     */
    public Page desktop(String name) {
        return person(name, 1440, 900, false, "zh-CN");
    }

    /**
     * A person with a screen and a language of their own.
     *
     * @param name what pictures and traces call them
     * @param width of the window in CSS pixels
     * @param height of the window in CSS pixels
     * @param touch whether the screen is touched rather than pointed at
     * @param language such as {@code zh-CN} or {@code en}
     */
    public Page person(String name, int width, int height, boolean touch, String language) {
        var context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(origin)
                .setViewportSize(width, height)
                .setHasTouch(touch)
                .setLocale(language)
                .setTimezoneId("Asia/Shanghai"));
        context.setDefaultTimeout(PATIENCE_MS);
        context.tracing().start(new Tracing.StartOptions().setScreenshots(true).setSnapshots(true));
        var page = context.newPage();
        page.onPageError(error -> faults.add(name + ": script error on " + page.url() + ": " + error));
        page.onResponse(response -> {
            if (response.status() >= 500) {
                faults.add(name + ": " + response.status() + " from " + response.url());
            }
        });
        persons.add(new Person(name, context, page));
        return page;
    }

    /**
     * Takes a picture of the whole page.
     *
     * @param page whose page
     * @param name what it shows; pictures of a test are numbered in their order
     * @return where it is
     */
    public Path picture(Page page, String name) {
        var file = screens.resolve("%02d-%s.png".formatted(picture.incrementAndGet(), name));
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }

    /** Says that the next answers of 500 and above, and script errors, are what the test wants; forgets those so far. */
    public void forgetFaults() {
        faults.clear();
    }

    private void close(boolean failed) {
        for (Person person : persons) {
            try {
                if (failed) {
                    var traces = Files.createDirectories(Path.of("target", "traces"));
                    person.page()
                            .screenshot(new Page.ScreenshotOptions()
                                    .setPath(traces.resolve(test + "-" + person.name() + ".png"))
                                    .setFullPage(true));
                    person.context()
                            .tracing()
                            .stop(new Tracing.StopOptions()
                                    .setPath(traces.resolve(test + "-" + person.name() + ".zip")));
                }
                person.context().close();
            } catch (Exception e) {
                System.err.println("could not keep the trace of " + person.name() + ": " + e.getMessage());
            }
        }
        if (!failed && !faults.isEmpty()) {
            throw new AssertionError("the pages of " + test + " had faults:\n  " + String.join("\n  ", faults));
        }
    }

    /** Hands a {@link Browser} to each test method that asks for one. */
    static final class Extension implements ParameterResolver, AfterEachCallback {
        private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create(Browser.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Browser.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getStore(SPACE).computeIfAbsent(Browser.class, type -> open(context));
        }

        private static Browser open(ExtensionContext context) {
            var chromium = context.getRoot()
                    .getStore(SPACE)
                    .computeIfAbsent(Chromium.class, type -> new Chromium(), Chromium.class);
            var port = SpringExtension.getApplicationContext(context)
                    .getEnvironment()
                    .getRequiredProperty("local.server.port");
            return new Browser(
                    chromium.browser,
                    "http://localhost:" + port,
                    context.getRequiredTestClass(),
                    context.getRequiredTestMethod().getName());
        }

        @Override
        public void afterEach(ExtensionContext context) {
            var browser = context.getStore(SPACE).get(Browser.class, Browser.class);
            if (browser != null) {
                browser.close(context.getExecutionException().isPresent());
            }
        }
    }

    /** One chromium for the whole run. */
    private static final class Chromium implements AutoCloseable {
        private final Playwright playwright;
        private final com.microsoft.playwright.Browser browser;

        private Chromium() {
            if (!Files.isExecutable(CHROMIUM)) {
                throw new IllegalStateException("browser tests need Debian's chromium at " + CHROMIUM
                        + ": apt-get install --no-install-recommends chromium fonts-noto-cjk");
            }
            playwright = Playwright.create(new Playwright.CreateOptions()
                    .setEnv(Map.of(
                            "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                            "1",
                            "PLAYWRIGHT_SKIP_VALIDATE_HOST_REQUIREMENTS",
                            "1")));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(CHROMIUM)
                            .setArgs(ARGUMENTS));
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }
}
