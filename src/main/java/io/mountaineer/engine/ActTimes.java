package io.mountaineer.engine;

import java.util.Optional;

/**
 * Times of an act, by the monotonic clock.
 *
 * @param nanos duration of the act itself
 * @param outageNanos time from the first missed probe to its end, if the act ended an outage
 */
record ActTimes(long nanos, Optional<Long> outageNanos) {}
