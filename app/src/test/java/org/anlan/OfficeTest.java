// SPDX-License-Identifier: Apache-2.0
package org.anlan;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ContextCustomizerFactories;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/**
 * A test of the whole office: the application on a random port, a database of its own, and a clock that stands still
 * until the test moves it.
 *
 * <p>A class may inject {@code MockMvcTester}, {@link MovableClock}, {@link TestDatabase}, any room's door, and as a
 * test method's parameter a {@link Browser}. Classes with the same attributes share one running office and its
 * database, so each test makes what it needs and looks only at what it made. The clock is set back before each class.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@ExtendWith(Browser.Extension.class)
@ContextCustomizerFactories(OfficeContext.Factory.class)
@TestExecutionListeners(listeners = OfficeContext.ClockReset.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface OfficeTest {
    /** True loads the demo county; otherwise the office is empty. */
    boolean sample() default false;

    /** True gives the class an office and a database that no other class sees. */
    boolean apart() default false;

    /** Further settings, {@code key=value}; classes with different settings get different offices. */
    @AliasFor(annotation = SpringBootTest.class)
    String[] properties() default {};
}
