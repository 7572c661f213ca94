// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.time.Instant;

/**
 * A rule over what one thing sends: a function from state and input to state and findings. It has no clock, does nothing but
 * answer, and keeps nothing, so it runs alike in the office, in a stream worker and in a test, and a replay finds what the
 * day found.
 *
 * @param <S> what is remembered of one thing; immutable
 * @param <I> what it sends; carries its own time
 * @param <O> what is found
 */
public interface Detector<S, I, O> {

    /** The state of a thing that nothing is known about. */
    S start();

    /** Takes one input. */
    Step<S, O> step(S state, I input);

    /**
     * The time that an earlier step asked to be woken at has come, and nothing has arrived. Whoever forgets to call loses no
     * finding, only time: the next input makes up for it.
     */
    Step<S, O> wake(S state, Instant at);
}
