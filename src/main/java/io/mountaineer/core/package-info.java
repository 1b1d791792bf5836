/**
 * Pure rules and values: what a config asks for, what a cycle observes of a share, what {@link
 * io.mountaineer.core.Planner} decides, what {@link io.mountaineer.core.ShareState} remembers of
 * it. Everything is immutable and takes the time as an argument. Uses nothing of ours, and touches
 * neither files nor network, threads or clocks.
 */
package io.mountaineer.core;
