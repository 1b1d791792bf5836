/**
 * Simulated Mac, on which the demo, the tests and the worlds run: its hosts, mounts and programs
 * are driven from outside, by a clock that may be virtual. Part of the program because the demo
 * plays on it. Uses the core and the ports.
 */
package io.mountaineer.platform.sim;
