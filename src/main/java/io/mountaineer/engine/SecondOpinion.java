package io.mountaineer.engine;

import io.mountaineer.platform.Probe.Answer;
import java.util.concurrent.CompletableFuture;

/**
 * Second opinion on a host that does not answer, under way.
 *
 * @param other answer of the probe that is not the everyday one
 * @param again second answer of the everyday one
 */
record SecondOpinion(CompletableFuture<Answer> other, CompletableFuture<Answer> again) {}
