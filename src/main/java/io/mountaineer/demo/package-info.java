/**
 * Story of a pulled cable for people who have no second Mac: the real engine on the simulated one,
 * with real probes of two listeners on loopback. Uses the engine, everything below it and the
 * config; knows no commands.
 */
package io.mountaineer.demo;
