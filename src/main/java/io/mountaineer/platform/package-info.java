/**
 * Ports to the machine, and the values that they return. {@link io.mountaineer.platform.Platform}
 * holds all that the engine needs; real ones are in {@code macos} and {@code net}, simulated ones
 * in {@code sim}. Every method is bounded in time. Uses the core alone.
 */
package io.mountaineer.platform;
