package io.mountaineer.engine;

import io.mountaineer.platform.Probe.Answer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Second opinion on a host that has not connected, under way.
 *
 * @param other answer of the probe that is not the everyday one
 * @param again second answer of the everyday one; empty where that is not asked again yet
 * @param begun by the monotonic clock
 */
record SecondOpinion(
    CompletableFuture<Answer> other, Optional<CompletableFuture<Answer>> again, long begun) {}
